with

leads as (

    select * from {{ ref('int_dispatches_ranked') }}

    where is_first_round_lead

),

restarted as (

    select
        leads.dispatch_id,
        count(*) as term_number

    from leads

    inner join leads as returned
        on leads.ticket_id = returned.ticket_id
        and leads.sequence_number > returned.return_accepted_sequence

    group by leads.dispatch_id

),

-- an accepted return ends a term; a change of the lead alone starts nothing anew
numbered as (

    select
        leads.dispatch_id,
        leads.ticket_id,
        leads.unit_code,
        leads.dispatched_at,
        leads.is_last_lead,
        leads.is_returned,
        coalesce(restarted.term_number, 0) as term_number

    from leads

    left join restarted
        on leads.dispatch_id = restarted.dispatch_id

),

int_dispatches_terms_numbered as (

    select
        *,
        min(dispatched_at) over (partition by ticket_id, term_number) as term_started_at

    from numbered

)

select * from int_dispatches_terms_numbered
