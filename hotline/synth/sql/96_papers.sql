-- What the hotline writes, checks, reports and shares.
create view out_documents as
select
    year as _year,
    'D' || year || '-' || figure || '-' || lpad(ordinal::varchar, 4, '0') as document_id,
    getvariable('city') as city_code,
    'city' as level,
    figure as kind,
    stamp(moment) as issued_at,
    coalesce(paper_list.title, case figure
        when 'daily_brief' then strftime(stamp(moment), '12345热线运行日报（%Y年%-m月%-d日）')
        when 'digest' then strftime(stamp(moment), '受理要情%Y年') || '第' || ordinal || '期'
        when 'special_report' then '关于' || a_topic(n).level_3 || '诉求情况的分析专报'
        when 'reminder' then '关于关注' || a_topic(n).level_3 || '集中诉求的提醒函'
        when 'bulletin' then strftime(stamp(moment), '%Y年%-m月成员单位办理情况通报')
        when 'standard' then a_topic(n).level_3 || '类诉求办理规范'
        when 'coordination' then a_topic(n).level_3 || '协同治理机制'
        else strftime(stamp(moment), '%Y年%-m月推诿逾期情况抄报')
    end) as title,
    if(figure in ('reminder', 'coordination'), office(n), null) as unit_code,
    if(paper_list.title is null, getvariable('prefix') || '热线〔' || year || '〕' || ordinal || '号', paper_list.reference_no) as reference_no,
    (figure = 'special_report' and part(reports_signed, ordinal, special_report) > 0)::tinyint as signed_by_leader,
    stamp(moment) as updated_at
from records
inner join yearly using (year)
left join paper_list using (figure, year, ordinal)
where figure in ('special_report', 'standard', 'coordination', 'reminder', 'bulletin', 'daily_brief', 'digest', 'discipline_report')
order by document_id;

create view out_inspections as
select
    year as _year,
    'N' || kind || '-' || subject as inspection_id,
    if(kind = 'call_qc', 'call', 'ticket') as subject_kind,
    subject as subject_id,
    stamp(inspected) as inspected_at,
    kind,
    if(kind = 'ticket_check', (u(n, 'right unit') < 0.985)::tinyint, null) as dispatch_correct,
    if(kind <> 'call_qc', (u(n, 'complete') < 0.955)::tinyint, null) as reply_complete,
    if(kind <> 'call_qc', (u(n, 'evidence') < 0.97)::tinyint, null) as evidence_matches,
    if(kind <> 'call_qc', (u(n, 'measures') < 0.965)::tinyint, null) as measures_clear,
    if(kind = 'call_qc', round(82 + 18 * pow(u(n, 'score'), 0.5), 1), null) as score,
    if(kind <> 'call_qc' and u(n, 'complete') >= 0.955, '答复要素不全，已退回补充', null) as finding,
    stamp(inspected) as updated_at
from (
    select n, year, ticket_id as subject, at_work(worked(replied) + 30000 + dice(n, 'inspected', 60000)) as inspected,
        case when u(n, 'check') < getvariable('ticket_checks') then 'ticket_check'
            when u(n, 'check') < getvariable('ticket_checks') + getvariable('site_checks') then 'site_check'
            when u(n, 'check') < getvariable('ticket_checks') + 2 * getvariable('site_checks') then 'video_check' end as kind
    from details inner join states using (n)
    where replied is not null
    union all
    select n, year, call_id, at_work(worked(entered) + 20000 + dice(n, 'inspected', 50000)), 'call_qc'
    from calls where answered is not null and direction = 'inbound' and u(n, 'check') < getvariable('call_checks')
)
where kind is not null and inspected < getvariable('ends_at')
order by inspection_id;

create view out_reported_figures as
select getvariable('city') as city_code, period_kind, period_start, figure_code, value_number, value_text, source, updated_at
from (
    select 'month' as period_kind, date_trunc('month', day)::date as period_start, 'wechat_followers' as figure_code,
        120000 + 900 * (date_diff('month', min(day), max(day)) + date_diff('month', date '2020-01-01', period_start)) as value_number,
        null as value_text, '公众号后台' as source, last_day(period_start)::timestamp as updated_at
    from days group by period_start
    union all
    select 'month', date_trunc('month', day)::date as period_start, 'wechat_article_clicks_max',
        800 + dice(year(period_start) * 100 + month(period_start), 'clicks', 9000), null, '公众号后台', last_day(period_start)::timestamp
    from days group by period_start
    union all
    select 'year', date_trunc('year', day)::date as period_start, 'platform_security_state', null, '优秀', '网信部门通报', max(day)::timestamp
    from days group by period_start
)
order by figure_code, period_start;

-- a register that has no days of handing over leaves columns without a value to take their type from
create view out_shares as
select * replace (
    shared_at::timestamp as shared_at,
    retention_until::date as retention_until,
    legal_basis::varchar as legal_basis,
    applicant::varchar as applicant,
    approver::varchar as approver,
    agreement_no::varchar as agreement_no,
    assessment_no::varchar as assessment_no,
    fields::varchar as fields,
    mask_profile::varchar as mask_profile
)
from share_list
where register_year in (select year from cells)
order by share_id;
