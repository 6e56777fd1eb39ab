-- Fills the slots of a sentence. Numbers are small whole ones, so that they fit wherever a slot of the kind stands.
create macro a_number(least, sides, n, salt) as (least + dice(n, salt, sides))::varchar;
create macro the_day(moment) as strftime(moment, '%-m月%-d日');
create macro the_clock(moment) as strftime(moment, '%-H时%M分');
create macro surname_of(person) as phrase_surnames(u(person, 'surname'));
create macro honorific_of(person) as phrase_honorifics(u(person, 'honorific'));
-- Slots of contents and answers.
create macro fill_everywhere(sentence, n, today) as sentence
    .replace('{soon}', the_day(today + to_days(2 + dice(n, 'soon', 20)::integer)))
    .replace('{days}', a_number(2, 26, n, 'days'))
    .replace('{times}', a_number(2, 7, n, 'times'))
    .replace('{months}', a_number(2, 10, n, 'months'))
    .replace('{free}', phrase_free(u(n, 'free')));
create macro fill_person(sentence, person) as sentence
    .replace('{surname}', surname_of(person))
    .replace('{honorific}', honorific_of(person));
-- Seldom slots: a phrase that has one begins with a sign, so that most texts are spared the search.
create macro fill_seldom(sentence, n, today) as if(contains(sentence, '¤'), sentence
    .replace('¤', '')
    .replace('{years}', a_number(2, 17, n, 'years'))
    .replace('{count}', a_number(2, 38, n, 'count'))
    .replace('{floor}', a_number(3, 24, n, 'floor'))
    .replace('{age}', a_number(61, 32, n, 'age'))
    .replace('{db}', a_number(56, 32, n, 'db'))
    .replace('{temp}', case when month(today) between 5 and 9 then a_number(33, 7, n, 'temp')
        when month(today) in (12, 1, 2) then '零下' || a_number(1, 8, n, 'temp') else a_number(4, 20, n, 'temp') end)
    .replace('{line}', a_number(1, 98, n, 'line'))
    .replace('{money}', ((3 + dice(n, 'money', 400)) * if(u(n, 'scale') < 0.6, 10, 100))::varchar)
    .replace('{shop}', phrase_shops(u(n, 'shop')))
    .replace('{firm}', phrase_firms(u(n, 'firm')))
    .replace('{trade}', phrase_trades(u(n, 'trade')))
    .replace('{goods}', phrase_goods(u(n, 'goods'))), sentence);
create macro fill(sentence, n, place, spot, road, area, short, day, today) as sentence
    .replace('{since}', if(u(n, 'seasonal') < 0.04, phrase_seasonal((month(today) - 0.5) / 12), phrase_since(u(n, 'since'))))
    .replace('{when}', phrase_when(u(n, 'when')))
    .replace('{place}', place)
    .replace('{spot}', spot)
    .replace('{road}', road)
    .replace('{area}', area)
    .replace('{home}', phrase_place_names(u(n, 'home')) || phrase_estate_kinds(u(n, 'home kind'))
        || if(u(n, 'home number') < 0.4, a_number(1, 40, n, 'home building') || '幢', ''))
    .replace('{date}', the_day(day))
    .fill_everywhere(n, today);
-- The short reasons of events and callbacks know no place.
create macro fill_reason(sentence, n, moment) as sentence
    .replace('¤', '')
    .replace('{date}', the_day(moment))
    .replace('{clock}', the_clock(moment))
    .replace('{days}', a_number(2, 26, n, 'days'))
    .replace('{months}', a_number(2, 10, n, 'months'))
    .replace('{times}', a_number(2, 7, n, 'times'))
    .replace('{count}', a_number(2, 38, n, 'count'));
-- As people type: a wrong character, a stop left out.
create macro mistyped(sentence, x) as case
    when x < 0.010 then replace(sentence, '反映', '反应')
    when x < 0.018 then replace(sentence, '已经', '己经')
    when x < 0.024 then replace(sentence, '账', '帐')
    when x < 0.040 then rtrim(replace(sentence, '。', ' '))
    when x < 0.050 then replace(sentence, '，', ' ')
    when x < 0.056 then replace(sentence, '一直', '一只')
    when x < 0.062 then replace(sentence, '希望', '希忘')
    else sentence
end;

create macro name_of(person) as surname_of(person) || phrase_givens(u(person, 'given'));

create macro identifier(kind, n, salt) as case kind
    when 'mobile' then mobile(n, salt) when 'landline' then landline(n, salt) when 'id_number' then id_number(n, salt)
    when 'plate' then plate(n, salt) when 'wechat' then wechat(n, salt) when 'email' then email(n, salt)
end;
create macro with_identifier(kind, n, salt) as case kind
    when 'mobile' then ['联系电话', '手机', '联系方式：', '请拨打'][1 + dice(n, salt || 'word', 4)] || identifier(kind, n, salt) || '。'
    when 'landline' then '联系电话' || identifier(kind, n, salt) || '。'
    when 'id_number' then '身份证号' || identifier(kind, n, salt) || '。'
    when 'plate' then '车牌号' || identifier(kind, n, salt) || '。'
    when 'wechat' then '微信号' || identifier(kind, n, salt) || '。'
    when 'email' then '邮箱' || identifier(kind, n, salt) || '。'
    else ''
end;

-- All that the texts are put together from; what follows only computes, so that the files keep the order of time.
create table written as
select
    details.* exclude (case_draw),
    places.kind as kind_of_place,
    places.place as spot,
    places.road,
    places.full_place,
    places.longitude,
    places.latitude,
    units.name as unit_name,
    topics.shorts_first + floor(details.case_draw * topics.cases_many)::integer as short_place,
    topics.matters_first + floor(details.case_draw * topics.cases_many)::integer as matter_place,
    topics.results_first + 2 * floor(details.case_draw * topics.cases_many)::integer + dice(details.n, 'result', 2)::integer as result_place,
    topics.details_first + dice(details.n, 'detail', topics.details_many)::integer as detail_place,
    topics.details_first + (dice(details.n, 'detail', topics.details_many)::integer + 1) % topics.details_many as other_detail_place,
    topics.asks_first + dice(details.n, 'ask', topics.asks_many)::integer as ask_place,
    topics.questions_first + dice(details.n, 'ask', topics.asks_many)::integer as question_place,
    topics.facts_first + dice(details.n, 'ask', topics.asks_many)::integer as fact_place,
    earlier.ticket_id as earlier_id,
    coalesce(rounds.is_terminated, false) as is_terminated,
    states.* exclude (n)
from details
inner join topics on details.topic = topics.topic
inner join places on details.place_number = places.place_number
inner join units on details.unit_code = units.unit_code
left join states on details.n = states.n
left join first_rounds as rounds on details.n = rounds.n
left join details as earlier on details.earlier_n = earlier.n
order by details.n;

create view worded as
select
    *,
    spot || case kind_of_place
        when 'estate' then (1 + dice(n, 'building', 38))::varchar || '幢' || if(u(n, 'unit') < 0.5, (1 + dice(n, 'entrance', 4))::varchar || '单元', '')
        when 'village' then (1 + dice(n, 'group', 12))::varchar || '组'
        else ''
    end as exact_place,
    left(full_place, length(full_place) - length(spot)) as area,
    word(matter_place) as matter,
    word(detail_place) as detail,
    word(ask_place) as ask,
    if(is_consult, word(ask_place), word(short_place)) as short,
    contains(matter, '{spot}') or contains(matter, '{place}') as has_place,
    case
        when is_consult and requester = 'enterprise' then phrase_openings_consult_enterprise(u(n, 'opening'))
        when is_consult and channel_group = 'internet' then phrase_openings_consult_internet(u(n, 'opening'))
        when is_consult then phrase_openings_consult(u(n, 'opening'))
        when requester = 'enterprise' then phrase_openings_enterprise(u(n, 'opening'))
        when channel_group = 'phone' and has_place then phrase_openings_phone(u(n, 'opening'))
        when channel_group = 'phone' then phrase_openings_phone_placed(u(n, 'opening'))
        when channel_group = 'internet' and has_place then phrase_openings_internet(u(n, 'opening'))
        when channel_group = 'internet' then phrase_openings_internet_placed(u(n, 'opening'))
        when channel = 'police' then phrase_openings_police(u(n, 'opening'))
        else phrase_openings_assigned(u(n, 'opening'))
    end as opening,
    u(n, 'voice') as voice,
    channel_group = 'internet' as is_written,
    stamp(if(answered_by = 'unit', replied - 300 - dice(n, 'clock', 2400), accepted + 60 + dice(n, 'clock', 600))) as answered_at
from written;

create view drafts as
select
    *,
    case
        when is_consult then case dice(n, 'title', 5)
            when 0 then '咨询' || ask
            when 1 then ask || '咨询'
            when 2 then '关于' || ask || '的咨询'
            when 3 then area || '市民咨询' || ask
            else '咨询' || ask || '（' || area || '）'
        end
        else case dice(n, 'title', 6)
            when 0 then '反映' || exact_place || short
            when 1 then spot || short || '问题'
            when 2 then '关于' || area || exact_place || short || '的诉求'
            when 3 then short || '（' || exact_place || '）'
            when 4 then area || exact_place || short
            else '反映' || area || spot || short || '的问题'
        end
    end as title_draft,
    mistyped(case
        when is_consult then opening
            || if(u(n, 'elder') < 0.3 and left(topic, 2) in ('01', '10') and requester <> 'enterprise',
                phrase_consult_elder(u(n, 'who')), if(requester = 'enterprise', '', phrase_consult_who(u(n, 'who'))))
            || word(question_place) || phrase_consult_why(u(n, 'why'))
            || if(is_written, phrase_tails_internet(u(n, 'tail')), phrase_consult_tails(u(n, 'tail')))
        -- a few words
        when voice < 0.16 then phrase_terse_openings(u(n, 'opening')) || '{area}' || exact_place || short
            || phrase_terse_more(u(n, 'more')) || if(u(n, 'detailed') < 0.4, detail || '。', '')
            || phrase_terse_wishes(u(n, 'wish'))
        else opening
            -- the place in full, unless the opening has said it
            || if(contains(opening, '{area}') or u(n, 'full') < 0.4, matter,
                replace(replace(matter, '{spot}', full_place), '{place}', '{area}{place}')) || '。'
            || if(u(n, 'detailed') < 0.75, detail || '。', '')
            || case
                when voice < 0.25 then if(is_written or u(n, 'anger') < 0.6, phrase_angers(u(n, 'how angry')), phrase_angers_phone(u(n, 'how angry')))
                when voice < 0.33 then phrase_politenesses(u(n, 'how polite'))
                -- at length
                when voice > 0.87 then word(other_detail_place) || '。' || phrase_effects(u(n, 'effect'))
                else phrase_effects(u(n, 'effect'))
            end
            || if(is_repeat, phrase_again(u(n, 'again')), phrase_tried(u(n, 'tried')))
            || phrase_wishes(u(n, 'wish'))
            || if(is_written, phrase_tails_internet(u(n, 'tail')), phrase_tails(u(n, 'tail')))
    end, u(n, 'typo') / if(is_written, 5, 1)) as content_draft,
    -- an answer has its own day and hour
    case when is_cancelled or answered_at is null then null else case
        when is_consult and answered_by <> 'unit' then
            if(answered_by = 'specialist', phrase_specialist_openings(u(n, 'opens')), phrase_online_openings(u(n, 'opens')))
            || word(fact_place) || '。' || phrase_online_notes(u(n, 'note')) || phrase_online_closings(u(n, 'closes'))
        when answered_by <> 'unit' then
            phrase_online_help(u(n, 'opens')) || '。' || phrase_online_closings(u(n, 'closes'))
        else if(is_consult,
                phrase_answer_openings_consult(u(n, 'opens')) || word(fact_place) || '。',
                phrase_answer_openings(u(n, 'opens')) || phrase_answer_checks(u(n, 'checks')) || word(result_place) || '。')
            || with_identifier(answer_identifier, n, 'answer')
            || if(is_consult, phrase_consult_contacts(u(n, 'contacts')), phrase_answer_contacts(u(n, 'contacts')))
            || phrase_answer_closings(u(n, 'closes')) || if(is_final_reply, '此为最终答复意见。', '')
    end end as answer_draft
from worded;

create view filled as
select
    * exclude (content_draft, answer_draft),
    fill(content_draft, n, exact_place, spot, road, area, short, stamp(accepted - 86400 * (1 + n % 20)), stamp(accepted))
        .fill_person(person) as content_filled,
    answer_draft
        .replace('{unit}', unit_name)
        .replace('{date}', the_day(answered_at))
        .replace('{clock}', the_clock(answered_at))
        .replace('{short}', short)
        .replace('{spot}', spot)
        .replace('{road}', road)
        .replace('{area}', area)
        .fill_everywhere(n, answered_at).fill_person(person) as answer_filled
from drafts;

create view texts as
select
    * exclude (title_draft, content_filled, answer_filled),
    if(is_consult, title_draft.replace('{spot}', spot).replace('{road}', road).fill_seldom(n, stamp(accepted)), title_draft) as title,
    content_filled.fill_seldom(n, stamp(accepted)) || with_identifier(content_identifier, n, 'content') as content,
    answer_filled.fill_seldom(n, answered_at) as answer_text
from filled;
