with

timed as (

    select * from {{ ref('int_rows_received_timed') }}

),

cities as (

    select * from {{ ref('int_cities_placed') }}

),

latest_event as (

    select cast(as_of_at as date) as as_of_date from {{ ref('int_latest_event_found') }}

),

-- a city that there is not is none
counted as (

    select
        timed.table_name,
        timed.file_seq,
        timed.updated_date,
        cities.city_code,
        sum(timed.received_rows) as received_rows,
        sum(timed.accurate_rows) as accurate_rows,
        sum(timed.timely_rows) as timely_rows

    from timed

    left join cities
        on timed.city_code = cities.city_code

    group by
        timed.table_name,
        timed.file_seq,
        timed.updated_date,
        cities.city_code

),

dated as (

    select
        counted.*,
        case
            when
                counted.updated_date <= latest_event.as_of_date
                and counted.updated_date >= min(case when counted.accurate_rows > 0 then counted.updated_date end)
                    over (partition by counted.table_name)
                then counted.updated_date
            when counted.accurate_rows > 0 then latest_event.as_of_date
        end as believed_date

    from counted

    cross join latest_event

),

-- a row whose city or time cannot be believed counts with the rest of its file, on the file's last day
placed as (

    select
        table_name,
        received_rows,
        accurate_rows,
        timely_rows,
        coalesce(city_code, first_value(city_code) over file) as sender_code,
        coalesce(believed_date, max(believed_date) over file) as sent_date

    from dated

    window file as (
        partition by file_seq
        order by case when city_code is null then 0 else received_rows end desc, city_code
        rows between unbounded preceding and unbounded following
    )

),

int_rows_received_counted as (

    select
        table_name,
        sender_code as city_code,
        sent_date,
        sum(received_rows) as received_rows,
        sum(accurate_rows) as accurate_rows,
        sum(timely_rows) as timely_rows

    from placed

    where sender_code is not null and sent_date is not null

    group by
        table_name,
        sender_code,
        sent_date

)

select * from int_rows_received_counted
