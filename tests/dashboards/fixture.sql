-- The tables of a snapshot that the pages read, as the models name their columns.
create table dim_indicators (
    indicator_id varchar, name_zh varchar, name_en varchar, kind varchar, unit varchar, decimals integer,
    better varchar, target double, numerator varchar, denominator varchar, rounding varchar, section varchar,
    definition varchar, definition_en varchar, source varchar, sort_order integer, aggregates varchar,
    valid_from date
);
-- The shares say how much of the city's tickets are theirs.
create table dim_districts (district_code varchar, name varchar, parent_code varchar, share double);
create table dim_channels (channel_code varchar, name_zh varchar, name_en varchar, share double);
create table dim_categories (
    category_code varchar, name varchar, category_version varchar, level integer, level_1_code varchar, share double,
    level_1_name varchar, level_2_code varchar, level_2_name varchar, level_3_code varchar, level_3_name varchar,
    level_4_code varchar, level_4_name varchar, level_5_code varchar, level_5_name varchar
);
create table dim_category_crosswalk (
    from_version varchar, from_code varchar, to_version varchar, to_code varchar
);
create table dim_units (
    unit_code varchar, name varchar, level varchar, kind varchar, linkage_tier varchar, share double
);
create table dim_targets (
    indicator_id varchar, period_kind varchar, period_start date, scope_kind varchar, scope_code varchar, target double
);
create table dim_lines (line_code varchar, name_zh varchar, name_en varchar, sort_order integer);
insert into dim_lines values ('general', '12345热线', '12345 hotline', 1), ('enterprise', '企业热线', 'Enterprise line', 2);
create table dim_dates as
select cast(day as date) as calendar_date, isodow(day) as day_of_week
from range(timestamp '2022-01-01', timestamp '2026-01-01', interval 1 day) as days (day);
create table shr_register (
    share_id varchar, city_code varchar, register_year bigint, level varchar, area_code varchar, recipients varchar,
    recipient_kinds varchar, methods varchar, theme varchar, period_from date, period_to date, ticket_count bigint,
    shared_at timestamp, shared_date date, legal_basis varchar, agreement_no varchar, assessment_no varchar,
    retention_until date, fields varchar, mask_profile varchar, file_sha256 varchar
);
create table shr_register_scopes (share_id varchar, scope_kind varchar, scope_code varchar);
create table landed_files (
    file_seq bigint, file_name varchar, feed varchar, format varchar, encoding varchar, landed_at timestamp,
    lines bigint, loaded bigint, rejected bigint, duplicate bigint, is_blocked boolean
);
create table fct_rule_results (
    rule_id varchar, table_name varchar, dimension varchar, severity varchar, file_seq bigint, row_date date,
    rows_checked bigint, rows_failed bigint, state varchar
);
create table fct_feed_scores (
    feed varchar, month_start date, completeness_points double, content_points double, timeliness_points double,
    stability_points double, points double
);
create table fct_feed_score_losses (
    feed varchar, month_start date, part varchar, reason varchar, checked hugeint, failed hugeint, points_lost double
);
create table qc_tickets_passed_around (ticket_id varchar, unit_code varchar);
create table qc_callbacks_all_satisfied (agent_id varchar, responded_year date);
create table qc_callbacks_satisfied_unresolved (callback_id varchar, unit_code varchar);
create table dim_rules (
    rule_id varchar, table_name varchar, dimension varchar, severity varchar, judged_per varchar, source varchar,
    owner varchar, wrong_zh varchar, wrong_en varchar, remedy_zh varchar, remedy_en varchar
);
create table rpt_published_figures (document varchar, area_code varchar, figure_kind varchar);
create table rpt_reconciliation (
    document varchar, area_code varchar, year integer, line integer, table_name varchar, row_name varchar,
    column_name varchar, what varchar, indicator_id varchar, printed varchar, computed varchar, difference varchar,
    verdict varchar, relation varchar, explanation_zh varchar, explanation_en varchar, held_against varchar
);

-- Figures are summed by period, then divided, as the warehouse does
create table days as
select
    date '2023-01-01' + cast(i as integer) as counted_date,
    -- whole: a sum of fractions hangs on the order they are added in, and so would the rank of units that are level
    round(2600 + 500 * sin(i / 58.0) + 240 * sin(i * 0.9) + (i % 7) * 60 - i * 0.35) as expected
from range(getvariable('days')) as days (i);
create table askers as
from (values ('general', 'public', 0.9), ('enterprise', 'enterprise', 0.1)) as askers (line_code, requester_kind, share);
create table dim_scope_members as
select 'district' as scope_kind, district_code as scope_code, '' as member_version, district_code as member_code
from dim_districts;
create table agg_tickets_by_day as
select
    days.counted_date, true as is_counted, '990100' as city_code, districts.district_code,
    askers.line_code, askers.requester_kind, parts.channel_code,
    round(days.expected * districts.share * parts.share * askers.share) as tickets,
    round(tickets * 0.4) as requests_consult, tickets - round(tickets * 0.4) as requests_other,
    tickets as tickets_due, round(tickets * 0.97) as tickets_on_time
from days, dim_districts as districts, dim_channels as parts, askers
where districts.share is not null;
-- most of a category's tickets say more closely what they are about
create table agg_tickets_by_category_day as
with

rough as (

    select
        days.counted_date, true as is_counted, '990100' as city_code, districts.district_code,
        askers.line_code, askers.requester_kind, parts.category_version, parts.category_code,
        round(days.expected * districts.share * parts.share * askers.share) as roughly
    from days, dim_districts as districts, dim_categories as parts, askers
    where districts.share is not null and parts.share is not null

)

select
    rough.* exclude (roughly) replace (rough.category_code || below.code as category_code),
    cast(case below.code
        when '01' then floor(roughly * 0.6)
        when '02' then floor(roughly * 0.3)
        else roughly - floor(roughly * 0.6) - floor(roughly * 0.3)
    end as bigint) as tickets,
    tickets * 2 // 5 as requests_consult,
    tickets - tickets * 2 // 5 as requests_other,
    tickets as tickets_due, round(tickets * 0.97) as tickets_on_time
from rough
cross join (values (''), ('01'), ('02')) as below (code);
create table agg_tickets_by_unit_day as
select
    days.counted_date, true as is_counted, '990100' as city_code, districts.district_code,
    askers.line_code, askers.requester_kind, parts.unit_code,
    round(days.expected * districts.share * parts.share * askers.share) as tickets,
    tickets as tickets_due, round(tickets * 0.97) as tickets_on_time,
    round(days.expected * districts.share * parts.share * askers.share * 0.33) as rated,
    round(days.expected * districts.share * parts.share * askers.share * 0.31) as satisfied
from days, dim_districts as districts, dim_units as parts, askers
where districts.share is not null;
create table agg_tickets_by_period as
with

parts as (

    select 'channel' as part_kind, '' as part_version, channel_code as part_code, * exclude (channel_code)
    from agg_tickets_by_day
    union all by name
    select
        'category' as part_kind, category_version as part_version, category_code as part_code,
        * exclude (category_version, category_code)
    from agg_tickets_by_category_day
    union all by name
    select 'unit' as part_kind, '' as part_version, unit_code as part_code, * exclude (unit_code)
    from agg_tickets_by_unit_day

)

select
    period_kind, cast(date_trunc(period_kind, counted_date) as date) as period_start, part_kind, part_version, part_code,
    is_counted, city_code, district_code, line_code, requester_kind,
    sum(columns(* exclude (
        period_kind, counted_date, part_kind, part_version, part_code, is_counted, city_code, district_code, line_code,
        requester_kind
    )))
from parts
cross join (values ('month'), ('quarter'), ('year')) as kinds (period_kind)
group by all;
create table agg_requests_and_calls_by_hour as
select
    days.counted_date, lpad(cast(hours.hour as varchar), 2, '0') as counted_hour, '990100' as city_code,
    'general' as line_code, round(days.expected * (1 + sin(hours.hour / 4.0 - 2)) / 20) as tickets, tickets as requests,
    round(tickets * 0.9) as requests_public, tickets - round(tickets * 0.9) as requests_enterprise
from days, range(24) as hours (hour);
create table counts as
select counted_date as day, 'city' as scope_kind, city_code as scope_code, sum(tickets) as tickets
from agg_tickets_by_day group by all
union all
select counted_date, 'district', district_code, sum(tickets) from agg_tickets_by_day group by all
union all
select counted_date, 'channel', channel_code, sum(tickets) from agg_tickets_by_day group by all
union all
select counted_date, 'category', category_code[:2], sum(tickets) from agg_tickets_by_category_day group by all
union all
select counted_date, 'unit', unit_code, sum(tickets) from agg_tickets_by_unit_day group by all;
create table fct_indicator_values as
with

periods as (

    select 'day' as period_kind, day as period_start, * from counts
    union all
    select 'week', date_trunc('week', day), * from counts
    union all
    select 'month', date_trunc('month', day), * from counts
    union all
    select 'quarter', date_trunc('quarter', day), * from counts
    union all
    select 'year', date_trunc('year', day), * from counts
    union all
    select 'ytd', months.month, counts.*
    from counts
    inner join (select distinct date_trunc('month', day) as month from counts) as months
        on year(months.month) = year(counts.day) and date_trunc('month', counts.day) <= months.month

),

sums as (

    select period_kind, cast(period_start as date) as period_start, scope_kind, scope_code, sum(tickets) as tickets
    from periods
    where scope_kind not in ('unit', 'category') or period_kind not in ('day', 'week')
    group by all

),

-- not every indicator is counted in every scope, and one that the catalogue knows is not counted at all
counted as (

    select
        indicator_id, kind, target, sums.*,
        (ascii(right(scope_code, 1)) + length(indicator_id)) % 7 as oddity
    from sums
    cross join dim_indicators
    where
        case
            when indicator_id = 'resolution_rate' then false
            when indicator_id = 'on_time_completion_rate' then true
            when scope_kind = 'unit' then indicator_id in ('unit_requests', 'satisfaction_rate')
            when indicator_id = 'requests' then true
            else scope_kind in ('city', 'district') and indicator_id <> 'unit_requests'
        end

),

parts as (

    select
        *,
        case kind
            when 'count' then tickets
            when 'mean' then tickets * (1.7 + 0.02 * month(period_start))
            else round(tickets * (
                0.999 - 0.0045 * oddity - 0.0006 * month(period_start)
                - case indicator_id when 'satisfaction_rate' then 0.012 when 'online_answer_rate' then 0.35 else 0 end
                + case when year(period_start) = 2024 then 0.006 * (oddity % 2) else 0 end
            ))
        end as numerator,
        case when kind <> 'count' then tickets end as denominator
    from counted

),

divided as (

    select *, case when kind = 'count' then numerator else numerator / nullif(denominator, 0) end as value
    from parts

)

select
    this.indicator_id, this.period_kind, this.period_start, this.scope_kind, this.scope_code,
    this.numerator, this.denominator, this.value, past.value as value_last_year,
    100 * (this.value - past.value) / nullif(past.value, 0) as yoy_percent,
    case when this.kind = 'ratio' then 100 * (this.value - past.value) end as yoy_points,
    this.target, this.value >= this.target as is_target_met, cast(null as varchar) as value_text
from divided as this
left join divided as past
    on
        this.indicator_id = past.indicator_id
        and this.period_kind = past.period_kind
        and this.scope_kind = past.scope_kind
        and this.scope_code = past.scope_code
        and past.period_start
        = this.period_start - case this.period_kind when 'week' then interval 364 day else interval 1 year end;
drop table counts;
