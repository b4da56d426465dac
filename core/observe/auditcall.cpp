// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditcall.h"

#include "core/model/names.h"
#include "core/observe/auditscan.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <algorithm>
#include <simdjson.h>

namespace spyhop::observe {
namespace {

using State = AuditCall::State;
using Element = simdjson::dom::element;

constexpr std::array stateWords{
    model::Name{State::Open, u"open"},
    model::Name{State::Done, u"done"},
    model::Name{State::Failed, u"failed"},
    model::Name{State::Cancelled, u"cancelled"},
    model::Name{State::Denied, u"denied"},
    model::Name{State::Cached, u"cached"},
    model::Name{State::Event, u"event"},
};

//! One text for all that say the same: a hundred thousand entries name a handful of endpoints and models.
class Pool {
public:
    [[nodiscard]] QString get(std::string_view text)
    {
        if (text.empty())
            return {};
        const auto known = m_texts.constFind(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
        if (known != m_texts.cend())
            return *known;
        const QByteArray key(text.data(), static_cast<qsizetype>(text.size()));
        return *m_texts.insert(key, QString::fromUtf8(key));
    }

private:
    QHash<QByteArray, QString> m_texts;
};

std::string_view viewOf(const Element& object, std::string_view key)
{
    std::string_view value;
    return object[key].get(value) == simdjson::SUCCESS ? value : std::string_view();
}

QString textOf(const Element& object, std::string_view key)
{
    const std::string_view value = viewOf(object, key);
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

qint64 numberOf(const Element& object, std::string_view key, qint64 otherwise)
{
    int64_t value = 0;
    return object[key].get(value) == simdjson::SUCCESS ? value : otherwise;
}

bool flagOf(const Element& object, std::string_view key)
{
    bool value = false;
    return object[key].get(value) == simdjson::SUCCESS && value;
}

QStringList listOf(const Element& object, std::string_view key)
{
    QStringList result;
    simdjson::dom::array values;
    if (object[key].get(values) != simdjson::SUCCESS)
        return result;
    for (const Element& value : values) {
        std::string_view text;
        if (value.get(text) == simdjson::SUCCESS)
            result.append(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    }
    return result;
}

//! "2026-11-26T19:10:03.123Z", which is all that is ever written; anything else: 0. QDateTime would take ten times as
//! long.
qint64 msOf(std::string_view text)
{
    if (text.size() != 24 || text[4] != '-' || text[10] != 'T' || text[19] != '.' || text[23] != 'Z')
        return 0;
    const auto number = [text](std::size_t at, std::size_t digits) {
        qint64 value = 0;
        for (std::size_t i = at; i < at + digits; ++i)
            value = value * 10 + (text[i] - '0');
        return value;
    };
    // Days of the proleptic Gregorian calendar, years beginning in March: Howard Hinnant, "chrono-compatible low-level
    // date algorithms", days_from_civil.
    const qint64 month = number(5, 2), day = number(8, 2), year = number(0, 4) - (month <= 2 ? 1 : 0);
    const qint64 era = year / 400, yearOfEra = year - era * 400;
    const qint64 dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const qint64 days = era * 146'097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719'468;
    return ((days * 24 + number(11, 2)) * 60 + number(14, 2)) * 60'000 + number(17, 2) * 1'000 + number(20, 3);
}

//! \brief Puts entries together to calls. Owner: readAudit().
class Collector {
public:
    void beginSegment(const QString& segment)
    {
        AuditOrigin origin;
        origin.segment = segment;
        m_contents.segments.append(origin);
    }
    void take(QByteArrayView json, qint64 number);
    [[nodiscard]] AuditContents&& contents() { return std::move(m_contents); }

private:
    void takeIntent(const Element& entry, qint64 number);
    void takeDenial(const Element& entry);
    void takeOutcome(const Element& entry, qint64 number);
    [[nodiscard]] AuditCall& callOf(const Element& entry);
    [[nodiscard]] int segment() const { return static_cast<int>(m_contents.segments.size()) - 1; }

    simdjson::dom::parser m_parser;
    Pool m_pool;
    AuditContents m_contents;
    QHash<QString, qsizetype> m_open; //!< call → its place, until its outcome
    QHash<QString, qsizetype> m_undigested; //!< of those that have ended without a digest
};

AuditCall& Collector::callOf(const Element& entry)
{
    const QString id = textOf(entry, "call");
    const auto known = m_open.constFind(id);
    if (known != m_open.cend())
        return m_contents.calls[*known];
    AuditCall call;
    call.callId = id;
    call.segment = call.outcomeSegment = segment();
    call.at = msOf(viewOf(entry, "at"));
    m_open.insert(id, m_contents.calls.size());
    m_contents.calls.append(call);
    return m_contents.calls.last();
}

void Collector::takeIntent(const Element& entry, qint64 number)
{
    AuditCall& call = callOf(entry);
    call.state = State::Open; // also where another target was denied before
    call.purpose = m_pool.get(viewOf(entry, "purpose"));
    call.jobId = m_pool.get(viewOf(entry, "job"));
    call.endpoint = m_pool.get(viewOf(entry, "endpoint"));
    call.askedModel = m_pool.get(viewOf(entry, "asked"));
    call.resolvedModel = m_pool.get(viewOf(entry, "resolved"));
    call.tries = static_cast<int>(numberOf(entry, "try", 1));
    if (call.intent < 0)
        call.intent = number;
    Element parameters;
    if (entry["parameters"].get(parameters) == simdjson::SUCCESS)
        call.parameters = m_pool.get(simdjson::minify(parameters));
    if (const QString digest = textOf(entry, "digest"); !digest.isEmpty())
        call.digest = digest;
    call.hasText |= !viewOf(entry, "prompt").empty();
}

//! A call of which nothing else is known was denied.
void Collector::takeDenial(const Element& entry)
{
    AuditCall& call = callOf(entry);
    if (call.intent < 0)
        call.state = State::Denied;
    call.purpose = m_pool.get(viewOf(entry, "purpose"));
    call.jobId = m_pool.get(viewOf(entry, "job"));
    const model::Denial denial{.endpoint = m_pool.get(viewOf(entry, "endpoint")),
        .model = m_pool.get(viewOf(entry, "model")),
        .resource = m_pool.get(viewOf(entry, "resource")),
        .policy = m_pool.get(viewOf(entry, "policy")),
        .policyDigest = m_pool.get(viewOf(entry, "policyDigest")),
        .number = static_cast<int>(numberOf(entry, "number", 0)),
        .rule = m_pool.get(viewOf(entry, "rule")),
        .statement = m_pool.get(viewOf(entry, "statement"))};
    if (!call.denials.contains(denial)) // several accounts of one endpoint
        call.denials.append(denial);
}

void Collector::takeOutcome(const Element& entry, qint64 number)
{
    AuditCall& call = callOf(entry);
    const std::string_view state = viewOf(entry, "state");
    call.state = model::valueOf(stateWords, QString::fromUtf8(state.data(), static_cast<qsizetype>(state.size())))
                     .value_or(State::Failed);
    call.outcome = number;
    call.outcomeSegment = segment();
    if (call.intent < 0 && !viewOf(entry, "started").empty())
        call.at = msOf(viewOf(entry, "started"));
    call.purpose = m_pool.get(viewOf(entry, "purpose"));
    call.jobId = m_pool.get(viewOf(entry, "job"));
    if (!viewOf(entry, "endpoint").empty())
        call.endpoint = m_pool.get(viewOf(entry, "endpoint"));
    call.tier = m_pool.get(viewOf(entry, "tier"));
    if (!viewOf(entry, "asked").empty())
        call.askedModel = m_pool.get(viewOf(entry, "asked"));
    if (!viewOf(entry, "resolved").empty())
        call.resolvedModel = m_pool.get(viewOf(entry, "resolved"));
    call.answeredModel = m_pool.get(viewOf(entry, "answered"));
    call.durationMs = numberOf(entry, "ms", -1);
    call.status = static_cast<int>(numberOf(entry, "status", 0));
    call.tries = static_cast<int>(numberOf(entry, "tries", call.tries));
    call.error = m_pool.get(viewOf(entry, "error"));
    call.rule = m_pool.get(viewOf(entry, "rule"));
    call.cache = m_pool.get(viewOf(entry, "cache"));
    call.possiblyBilled = flagOf(entry, "possiblyBilled");
    if (call.state == State::Denied && !call.denials.isEmpty()) { // nothing was asked: what would have been
        if (call.endpoint.isEmpty())
            call.endpoint = call.denials.first().endpoint;
        if (call.askedModel.isEmpty())
            call.askedModel = call.denials.first().model;
    }
    if (const QString digest = textOf(entry, "digest"); !digest.isEmpty())
        call.digest = digest;
    Element usage, cost;
    if (entry["usage"].get(usage) == simdjson::SUCCESS) {
        call.usage = {numberOf(usage, "prompt", 0), numberOf(usage, "completion", 0), numberOf(usage, "reasoning", 0),
            numberOf(usage, "cacheHit", 0), flagOf(usage, "estimated")};
    }
    if (entry["cost"].get(cost) == simdjson::SUCCESS) {
        call.amount = textOf(cost, "amount");
        call.currency = m_pool.get(viewOf(cost, "currency"));
        call.costEstimated = flagOf(cost, "estimated");
    }
    const qsizetype place = m_open.take(call.callId);
    if (!call.parameters.isEmpty() && call.digest.isEmpty())
        m_undigested.insert(call.callId, place);
}

void Collector::take(QByteArrayView json, qint64 number)
{
    Element entry;
    if (m_parser.parse(json.data(), static_cast<std::size_t>(json.size())).get(entry) != simdjson::SUCCESS)
        return;
    const std::string_view kind = viewOf(entry, "kind");
    if (kind == "intent") {
        takeIntent(entry, number);
    } else if (kind == "denied") {
        takeDenial(entry);
    } else if (kind == "outcome") {
        takeOutcome(entry, number);
    } else if (kind == "digest") {
        if (const auto place = m_undigested.constFind(textOf(entry, "call")); place != m_undigested.cend())
            m_contents.calls[*place].digest = textOf(entry, "digest");
    } else if (kind == "begin") {
        AuditOrigin& origin = m_contents.segments.last();
        origin.program = textOf(entry, "program");
        origin.user = textOf(entry, "user");
        origin.teams = listOf(entry, "teams");
        origin.process = numberOf(entry, "process", 0);
    } else if (kind == "event") {
        AuditCall event;
        event.state = State::Event;
        event.at = msOf(viewOf(entry, "at"));
        event.segment = event.outcomeSegment = segment();
        event.outcome = number;
        event.event = m_pool.get(viewOf(entry, "event"));
        event.words = listOf(entry, "words");
        m_contents.calls.append(event);
    }
}

} // namespace

QString callStateWord(State state)
{
    return model::wordOf(stateWords, state);
}

std::optional<State> callStateFromWord(QStringView word)
{
    return model::valueOf(stateWords, word);
}

bool AuditFilter::isEmpty() const
{
    return *this == AuditFilter();
}

bool AuditFilter::accepts(const AuditCall& call) const
{
    if ((from.isValid() && call.at < from.toMSecsSinceEpoch()) || (to.isValid() && call.at >= to.toMSecsSinceEpoch()))
        return false;
    if (state && call.state != *state)
        return false;
    const auto isDeniedThere = [this](const model::Denial& denial) { return denial.endpoint == endpoint; };
    if (!endpoint.isEmpty() && call.endpoint != endpoint
        && std::none_of(call.denials.cbegin(), call.denials.cend(), isDeniedThere))
        return false;
    if (!model.isEmpty() && call.answeredModel != model && call.resolvedModel != model && call.askedModel != model)
        return false;
    if (text.isEmpty())
        return true;
    for (const QString* const field : {&call.callId, &call.purpose, &call.jobId, &call.endpoint, &call.askedModel,
             &call.resolvedModel, &call.answeredModel, &call.error, &call.rule, &call.event}) {
        if (field->contains(text, Qt::CaseInsensitive))
            return true;
    }
    return std::any_of(call.denials.cbegin(), call.denials.cend(), [this](const model::Denial& denial) {
        return (denial.endpoint + u'\n' + denial.model + u'\n' + denial.resource + u'\n' + denial.policy + u'\n'
            + denial.rule + u'\n' + denial.statement)
            .contains(text, Qt::CaseInsensitive);
    });
}

base::Expected<AuditContents> readAudit(const QString& auditFolder, const std::atomic<bool>& isCancelled)
{
    Collector collector;
    const QStringList segments = segmentsOnDisk(auditFolder);
    if (segments.isEmpty()) {
        base::Error error;
        error.code = base::ErrorCode::NotFound;
        error.what = QCoreApplication::translate("spyhop::observe::Audit", "There is no audit log yet.");
        error.remedy = QCoreApplication::translate("spyhop::observe::Audit", "It begins with the first call.");
        return base::failure(error);
    }
    qint64 entries = 0;
    for (const QString& segment : segments) {
        if (isCancelled)
            return base::failure(base::ErrorCode::Cancelled, QString());
        const base::Expected<QByteArray> text = readSegment(auditFolder, segment);
        if (!text)
            continue; // verify names it
        collector.beginSegment(segment);
        qint64 number = 0;
        const QByteArrayView all(*text);
        for (qsizetype at = 0; at < all.size(); ++number) {
            const qsizetype end = all.indexOf('\n', at);
            if (end < 0)
                break;
            const QByteArrayView line = all.sliced(at, end - at);
            const qsizetype tab = line.lastIndexOf('\t');
            collector.take(tab < 0 ? line : line.first(tab), number);
            at = end + 1;
        }
        entries += number;
    }
    // Segments overlap: each is one process's.
    AuditContents contents = collector.contents();
    contents.entries = entries;
    const auto earlier = [](const AuditCall& one, const AuditCall& other) { return one.at < other.at; };
    if (!std::is_sorted(contents.calls.cbegin(), contents.calls.cend(), earlier))
        std::stable_sort(contents.calls.begin(), contents.calls.end(), earlier);
    return contents;
}

base::Expected<QByteArray> readEntry(const QString& auditFolder, const QString& segment, qint64 number)
{
    const base::Expected<QByteArray> text = readSegment(auditFolder, segment);
    if (!text)
        return base::failure(text.error());
    qsizetype at = 0;
    for (qint64 i = 0; i < number && at >= 0; ++i)
        at = text->indexOf('\n', at) < 0 ? -1 : text->indexOf('\n', at) + 1;
    const qsizetype end = at < 0 ? -1 : text->indexOf('\n', at);
    if (end < 0) {
        return base::failure(base::ErrorCode::NotFound,
            QCoreApplication::translate("spyhop::observe::Audit", "The entry is not there any more."));
    }
    const QByteArray line = text->mid(at, end - at);
    const qsizetype tab = line.lastIndexOf('\t');
    return tab < 0 ? line : line.first(tab);
}

} // namespace spyhop::observe
