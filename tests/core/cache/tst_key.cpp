// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/key.h"

#include "tests/support/testmain.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <functional>

using namespace spyhop;

namespace {

struct Asked {
    model::Target target;
    model::ChatRequest request;
};

Asked asked()
{
    Asked result;
    result.target.endpoint.name = QStringLiteral("deepseek");
    result.target.endpoint.url = QUrl(QStringLiteral("https://api.example.com/v1"));
    result.target.endpoint.key = result.target.key = QStringLiteral("keychain:a");
    result.target.model = QStringLiteral("m");
    model::Message system;
    system.role = model::Role::System;
    system.text = QStringLiteral("Be brief.");
    model::Message question;
    question.text = QStringLiteral("Why?");
    question.attachments = {{QStringLiteral("a.txt"), QStringLiteral("text/plain"), QStringLiteral("text"), {}},
        {QStringLiteral("a.png"), QStringLiteral("image/png"), {}, QByteArrayLiteral("\x89PNG")}};
    result.request.messages = {system, question};
    return result;
}

QByteArray digestOf(const Asked& one)
{
    return cache::digest(one.target, one.request, 1);
}

struct Change {
    const char* name;
    std::function<void(Asked&)> make;
};

// Whoever adds a field to these structs is stopped by the compiler in core/cache/key.cpp, and adds a row here.
const QList<Change>& shaping()
{
    static const QList<Change> changes{
        {"endpoint", [](Asked& one) { one.target.endpoint.name = QStringLiteral("other"); }},
        {"address", [](Asked& one) { one.target.endpoint.url.setPath(QStringLiteral("/v2")); }},
        {"dialect", [](Asked& one) { one.target.endpoint.dialect = model::Dialect::DeepSeek; }},
        {"account", [](Asked& one) { one.target.key = QStringLiteral("keychain:b"); }},
        {"model", [](Asked& one) { one.target.model = QStringLiteral("n"); }},
        {"role", [](Asked& one) { one.request.messages[0].role = model::Role::User; }},
        {"text", [](Asked& one) { one.request.messages[1].text += u' '; }},
        {"reasoning", [](Asked& one) { one.request.messages[1].reasoning = QStringLiteral("hm"); }},
        {"order", [](Asked& one) { one.request.messages.swapItemsAt(0, 1); }},
        {"one less", [](Asked& one) { one.request.messages.removeFirst(); }},
        {"file name", [](Asked& one) { one.request.messages[1].attachments[0].name = QStringLiteral("b.txt"); }},
        {"file text", [](Asked& one) { one.request.messages[1].attachments[0].text = QStringLiteral("other"); }},
        {"file type", [](Asked& one) { one.request.messages[1].attachments[0].mimeType = QStringLiteral("x/y"); }},
        {"picture", [](Asked& one) { one.request.messages[1].attachments[1].bytes += '\0'; }},
        {"thinking", [](Asked& one) { one.request.thinking = model::Thinking::High; }},
        {"thinking off is not unsaid", [](Asked& one) { one.request.thinking = model::Thinking::Off; }},
        {"max tokens", [](Asked& one) { one.request.maxTokens = 10; }},
        {"temperature", [](Asked& one) { one.request.temperature = 0.7; }},
        {"temperature zero is not unsaid", [](Asked& one) { one.request.temperature = 0; }},
        {"top p", [](Asked& one) { one.request.topP = 0.5; }},
        {"stop", [](Asked& one) { one.request.stop = QStringList{QStringLiteral("END")}; }},
        {"json", [](Asked& one) { one.request.jsonOutput = true; }},
        {"continue", [](Asked& one) { one.request.continueLast = true; }},
        {"stream", [](Asked& one) { one.request.stream = false; }},
    };
    return changes;
}

const QList<Change>& ours()
{
    static const QList<Change> changes{
        {"nothing", [](Asked&) {}},
        {"purpose", [](Asked& one) { one.request.purpose = model::Purpose::BatchStep; }},
        {"job", [](Asked& one) { one.request.jobId = QStringLiteral("j"); }},
        {"idempotency key", [](Asked& one) { one.request.idempotencyKey = QStringLiteral("k"); }},
        {"cache mode", [](Asked& one) { one.request.cache = model::CacheMode::Bypass; }},
        {"files in the text", [](Asked& one) { one.request.inlinedFiles = 1; }},
        {"asked model", [](Asked& one) { one.request.model = QStringLiteral("alias"); }},
        {"asked endpoint", [](Asked& one) { one.request.endpoint = QStringLiteral("deepseek"); }},
        {"asked tier", [](Asked& one) { one.request.tier = model::Tier::Api; }},
        {"priority", [](Asked& one) { one.target.endpoint.priority = 1; }},
        {"concurrency", [](Asked& one) { one.target.endpoint.concurrency = 1; }},
    };
    return changes;
}

} // namespace

class TestKey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldThatShapesTheAnswerCounts()
    {
        QSet<QByteArray> seen{digestOf(asked())};
        for (const Change& change : shaping()) {
            Asked one = asked();
            change.make(one);
            const QByteArray digest = digestOf(one);
            QCOMPARE(digest.size(), 32);
            QVERIFY2(!seen.contains(digest), change.name);
            seen.insert(digest);
        }
        QVERIFY(!seen.contains(cache::digest(asked().target, asked().request, 2))); // another codec
    }

    void whatOnlyWeSeeDoesNot()
    {
        for (const Change& change : ours()) {
            Asked one = asked();
            change.make(one);
            QVERIFY2(digestOf(one) == digestOf(asked()), change.name);
        }
    }

    void theTextIsCanonical()
    {
        const Asked one = asked();
        const QByteArray text = cache::canonicalText(one.target, one.request, 1);
        const QJsonDocument document = QJsonDocument::fromJson(text);
        QVERIFY(document.isObject());
        QCOMPARE(document.toJson(QJsonDocument::Compact), text);
        QList<qsizetype> places;
        for (const char* key : {"\"account\"", "\"codec\"", "\"dialect\"", "\"endpoint\"", "\"model\"", "\"request\"",
                 "\"continueLast\"", "\"jsonOutput\"", "\"maxTokens\"", "\"messages\"", "\"stop\"", "\"stream\"",
                 "\"temperature\"", "\"thinking\"", "\"topP\"", "\"url\""})
            places.append(text.indexOf(key));
        QVERIFY(!places.contains(-1));
        QVERIFY(std::is_sorted(places.begin(), places.end()));
    }

    void anUnknownModelHasNoName()
    {
        Asked one = asked();
        one.target.model.clear();
        QCOMPARE(digestOf(one), QByteArray());
    }
};

SPYHOP_TEST_MAIN(TestKey)
#include "tst_key.moc"
