// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of addresses, times, patterns and decisions from other policy engines; skipped where they are not.
#include "tests/core/policy/asking.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestPolicyVectors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void addresses();
    void times();
    void patterns();
    void decisions();

private:
    //! "allow", "deny" or "policy-load-error".
    [[nodiscard]] static QString verdict(const QJsonValue& policies, const policy::Request& request);
    void judge(const QString& name, const QJsonValue& expected, const QString& got);

    QJsonObject m_vectors;
    int m_wrong = 0;
};

void TestPolicyVectors::initTestCase()
{
    const QString folder = qEnvironmentVariableIsSet("SPYHOP_CORPORA")
        ? qEnvironmentVariable("SPYHOP_CORPORA")
        : qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/../shared/corpora");
    QFile file(folder + QStringLiteral("/policy/vectors.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the shared corpora are not here: set SPYHOP_CORPORA");
    m_vectors = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(!m_vectors.isEmpty());
}

QString TestPolicyVectors::verdict(const QJsonValue& policies, const policy::Request& request)
{
    const QByteArray text
        = policies.isArray() ? QJsonDocument(policies.toArray()).toJson() : QJsonDocument(policies.toObject()).toJson();
    const auto read = policy::readPolicy(text, QStringLiteral("v"));
    if (!read)
        return u"policy-load-error"_s;
    return policy::PolicySet(read->statements).decide(request).isAllowed() ? u"allow"_s : u"deny"_s;
}

void TestPolicyVectors::judge(const QString& name, const QJsonValue& expected, const QString& got)
{
    const QString wanted = expected.isBool() ? (expected.toBool() ? u"allow"_s : u"deny"_s) : expected.toString();
    // A policy that does not load denies.
    const bool right = wanted.contains(got) || (got == u"policy-load-error" && wanted == u"deny");
    if (!right)
        qInfo("%s: wanted %s, got %s", qPrintable(name), qPrintable(wanted), qPrintable(got));
    m_wrong += right ? 0 : 1;
}

void TestPolicyVectors::addresses()
{
    m_wrong = 0;
    const QJsonArray rows = m_vectors.value(u"ip").toArray();
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        const QString cidr = row.value(u"cidr").toString(), ip = row.value(u"ip").toString();
        if (ip.contains(u'/')) { // a range in a range: no request asks for one
            const auto outer = policy::AddressRange::parse(cidr), inner = policy::AddressRange::parse(ip);
            judge(row.value(u"id").toString(), row.value(u"expect"),
                outer && inner && outer->contains(*inner) ? u"allow"_s : u"deny"_s);
            continue;
        }
        const QJsonObject rule{{u"effect"_s, u"allow"_s}, {u"principal"_s, QJsonArray{u"*"_s}},
            {u"resource"_s, QJsonArray{u"*"_s}},
            {u"condition"_s, QJsonObject{{u"ip"_s, QJsonObject{{u"in"_s, QJsonArray{cidr}}}}}}};
        policy::Request request = policytesting::asking({u"user:a"_s}, u"api:b"_s);
        request.ip = ip;
        judge(row.value(u"id").toString(), row.value(u"expect"), verdict(rule, request));
    }
    QVERIFY(rows.size() > 30);
    QCOMPARE(m_wrong, 0);
}

void TestPolicyVectors::times()
{
    m_wrong = 0;
    const QJsonArray rows = m_vectors.value(u"time").toArray();
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        const QString zone = row.contains(u"tz") ? row.value(u"tz").toString() : u"UTC"_s;
        const QJsonObject rule{{u"effect"_s, u"allow"_s}, {u"principal"_s, QJsonArray{u"*"_s}},
            {u"resource"_s, QJsonArray{u"*"_s}},
            {u"condition"_s,
                QJsonObject{{u"time"_s, QJsonObject{{u"between"_s, row.value(u"between")}, {u"zone"_s, zone}}}}}};
        policy::Request request = policytesting::asking({u"user:a"_s}, u"api:b"_s);
        request.now = row.contains(u"utc") ? QDateTime::fromString(row.value(u"utc").toString(), Qt::ISODate)
                                           : policytesting::monday(row.value(u"local").toString());
        QVERIFY(request.now.isValid());
        judge(row.value(u"id").toString(), row.value(u"expect"), verdict(rule, request));
    }
    QVERIFY(rows.size() > 50);
    QCOMPARE(m_wrong, 0);
}

void TestPolicyVectors::patterns()
{
    m_wrong = 0;
    int asked = 0;
    const QJsonArray rows = m_vectors.value(u"wildcard").toArray();
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        // Classes, choices and parts are another dialect: here `*` alone is special, and it crosses every part.
        if (row.contains(u"delims") && row.value(u"delims").toString() != u"null")
            continue;
        ++asked;
        const QString pattern = row.value(u"pattern").toString(), text = row.value(u"text").toString();
        judge(pattern + u' ' + text, row.value(u"expect"),
            policy::Wildcard(pattern).matches(text) ? u"allow"_s : u"deny"_s);
    }
    QVERIFY(asked >= 6);
    QCOMPARE(m_wrong, 0);
}

void TestPolicyVectors::decisions()
{
    m_wrong = 0;
    const QJsonArray rows = m_vectors.value(u"decision").toArray();
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        const QJsonObject asked = row.value(u"request").toObject();
        QStringList principals;
        for (const QJsonValue& principal : asked.value(u"principal").toArray())
            principals << principal.toString();
        policy::Request request = policytesting::asking(principals, asked.value(u"resource").toString());
        request.ip = asked.value(u"ip").toString();
        // The rules name no zone: the wall clock is this computer's.
        if (asked.contains(u"time"))
            request.now = QDateTime(QDate(2026, 1, 5),
                QTime::fromString(asked.value(u"time").toString(), Qt::ISODateWithMs), Qt::LocalTime);
        judge(row.value(u"id").toString(), row.value(u"expect"), verdict(row.value(u"policies"), request));
    }
    QVERIFY(rows.size() > 20);
    QCOMPARE(m_wrong, 0);
}

SPYHOP_TEST_MAIN(TestPolicyVectors)
#include "tst_policyvectors.moc"
