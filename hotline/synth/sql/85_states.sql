-- How each ticket stands at the moment of the extract.
create table states as
select
    n,
    count_if(event_type = 'completed') > 0 as is_completed,
    count_if(event_type = 'unclosed_marked') > 0 as is_unclosed,
    max(if(event_type = 'archived', moment, null)) as archived,
    max(if(event_type = 'replied' and role = 'lead', moment, null)) as replied,
    count_if(event_type = 'final_reply_issued') > 0 as is_final_reply,
    max(moment) as changed
from events
group by n;
