// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/privacygate.h"

#include "core/policy/sensitive.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>
#include <random>

using namespace spyhop;
using namespace Qt::StringLiterals;
using model::GateAction;
using model::SensitiveKind;

namespace {

//! The text with each find in brackets: "call <phone:13812345678>".
QString marked(const QString& text)
{
    QString result;
    qsizetype done = 0;
    for (const policy::SensitiveSpan& span : policy::findSensitive(text)) {
        const QString name = model::sensitiveKindName(span.kind);
        result += text.mid(done, span.from - done) + u'<' + name.chopped(1) + u':' + text.mid(span.from, span.length)
            + u'>';
        done = span.from + span.length;
    }
    return result + text.mid(done);
}

model::GateRules all(GateAction action)
{
    model::GateRules rules;
    rules.actions.fill(action);
    return rules;
}

} // namespace

class TestPrivacyGate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void findsUsualForms_data();
    void findsUsualForms();
    void leavesAlone_data();
    void leavesAlone();
    void masksAndUnmasks();
    void fullWidthComesBackAsItWas();
    void placeholdersThatStandInTheText();
    void rulesDecide();
    void requestsAreMaskedThroughout();
    void streamsComeInAnyPieces();
    void unmaskUndoesMask();
    void hostileTextsTakeNoLonger_data();
    void hostileTextsTakeNoLonger();
};

void TestPrivacyGate::finds_data()
{
    QTest::addColumn<QString>("expected"); // without the marks it is the text
    const auto row = [](const char* expected) { QTest::newRow(expected) << QString::fromUtf8(expected); };
    // Keys
    row("use <key:sk-abcdefghijklmnop1234> now");
    row("<key:AKIAIOSFODNN7EXAMPLE>");
    row("a <key:ghp_0123456789abcdefghijABCDEFGHIJ0123>.");
    row("Authorization: Bearer <key:abc123def456>");
    row("Authorization: Bearer <key:abcdefghijklmnopqrstuvwx>");
    row("-H 'authorization:Basic <key:dXNlcjpwYXNzd29yZA==>'");
    row("{\"Authorization\": \"Bearer <key:01234567890123456789>\"}");
    row("Authorization: Bearer authentication is required, authorization is granted"); // prose
    row("\"api_key\": \"<key:x7Gh2kLm9>\"");
    row("DB_PASSWORD=<key:hunter2secret> and more");
    row("密码：<key:Geheim123>，谢谢");
    row("<key:eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVP-mB92K27uhbU>");
    row("<key:-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY----->\nrest");
    row("<key:-----BEGIN PRIVATE KEY-----\nMIIB cut off>");
    row("the password is secret, and a token is passed"); // prose
    row("password: letmeinplease"); // no digit: may be prose
    row("task-sk-1"); // too short
    row("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----");
    // Cards (Luhn)
    row("card <card:4111 1111 1111 1111> today");
    row("<card:5500-0000-0000-0004>,<card:378282246310005>");
    row("4111 1111 1111 1112");
    row("<card:4111 1111 1111 1111> 2027");
    row("order 1234567890123456");
    row("A4111111111111111");
    row("0000000000000000");
    // Identity numbers
    row("身份证<id:11010519491231002X>。");
    row("110105194912310 02X"); // in two pieces it is none
    row("110105194912310021"); // check character
    row("110105194913310028"); // no such month
    row("SSN <id:123-45-6789>");
    row("000-45-6789");
    row("HKID <id:A123456(3)>, not A123456(4)");
    row("<id:A123456789>");
    // Telephone numbers
    row("电话<phone:13812345678>或<phone:138-1234-5678>");
    row("<phone:+86 138 1234 5678>");
    row("<phone:+49 30 901820>.");
    row("call <phone:010-12345678>");
    row("<phone:212-555-0123>");
    row("<phone:+1 (415) 867-5309>, <phone:+1(415)867-5309> or <phone:(415) 867-5309>.");
    row("<phone:+44 (0)20 7946 0958> and <phone:+49 (0) 30 901820>");
    row("座机<phone:（010）12345678>，<phone:(0755) 8765432>，<phone:+86 (10) 6552 9988>");
    row("call (<phone:415-867-5309>) or (<phone:+1 415 867 5309>)");
    row("+1 (415), (415) 867, (415) 867-53, (415) 867-53091 and (415) 867-5309-1");
    row("(115) 867-5309, (2024) 1234567, (010) 123456, (010) 123456789 and +1 [415] 867");
    row("f(415) 867-5309, x.(010)12345678 and (415) 867-5309x"); // a call of a function, a part of a word
    row("+0 <phone:(415) 867-5309>"); // no country's code
    row("+1234 (5) 6 7, +5 (1) 2 3, +12 (15) and (8)-(9)");
    row("12345678901");
    row("in 2026-01-05 there were 12,800 of 3.14159");
    row("192.168.100.200 and 1.2.3");
    // E-mail
    row("to <email:ann.lee+x@mail.example.com>, please");
    row("<email:123456@qq.com>");
    row("<email:13812345678@139.com>");
    row("a@b, @home, x@y., user@localhost");
    row("写信给<email:li@example.cn>。");
    row("<email:a@b.co>;<email:c@d.co>");
    row("<email:a＠b.example>，<email:ａｎｎ＠mail．example>"); // full width
    row("<email:a\u200b@b.ex\u00adample>\u200b, <phone:138\u200b1234\u20605678>"); // what nobody sees
}

void TestPrivacyGate::finds()
{
    QFETCH(QString, expected);
    QString text = expected;
    static const QRegularExpression marks(u"<(?:key|card|id|phone|email):([^>]*)>"_s);
    text.replace(marks, u"\\1"_s);
    QCOMPARE(marked(text), expected);
}

void TestPrivacyGate::findsUsualForms_data()
{
    QTest::addColumn<QString>("expected"); // without the marks it is the text
    const auto row = [](const char* expected) { QTest::newRow(expected) << QString::fromUtf8(expected); };
    // Glued to what names them, or behind a sign
    row("Tel.<phone:13800138000>, thanks");
    row("电话.<phone:13800138000>。");
    row("mobile<phone:13800138000>");
    row("my_tel_<phone:138-0013-8000> and Phone<phone:212-555-0123>");
    row("Zhang-<phone:13800138000>.txt");
    row("ID<id:11010519491231002X>,ID<id:110105199003071239>");
    row("SSN<id:123-45-6789>");
    row("card-<card:4111-1111-1111-1111>.");
    row("card-<card:4111 1111 1111 1111> and Visa<card:4111111111111111>");
    // Dots
    row("pay <card:4111.1111.1111.1111>.");
    row("<card:3782.822463.10005>, <card:4111.1111.1111.1111> 2027");
    // Full width, and signs of text processors
    row("电话１３８：<phone:１３８００１３８０００>，<phone:１３８－００１３－８０００>");
    row("<card:４１１１ １１１１ １１１１ １１１１>；<card:４１１１　１１１１　１１１１　１１１１>");
    row("身份证<id:１１０１０５１９４９１２３１００２X>");
    row("<phone:＋４９ 30 901820>, <phone:138‑0013‑8000>");
    // Secrets
    row("DB_PASS=<key:Sommer2024!>");
    row("pass: <key:Sommer2024!> dbPass=<key:Sommer2024!>");
    row("PASS=<key:Sommer2024!>");
    row("\"pass\": \"<key:Sommer2024!>\"");
    row("passwd=<key:Sommer2024!> pwd＝<key:Sommer2024!> Passphrase: <key:Sommer2024!>");
    row("密码是 <key:Sommer2024!>");
    row("密码是：<key:Sommer2024!>，口令为<key:Sommer2024!>，密钥=<key:Sommer2024!>");
    row("密碼為“<key:Sommer2024!>”。");
    row("密码是<key:abc123456>");
    row("the password is <key:Sommer2024!> for all");
    row("Password is: <key:Sommer2024!>; das Passwort ist <key:Sommer2024!>");
}

void TestPrivacyGate::findsUsualForms()
{
    finds();
}

void TestPrivacyGate::leavesAlone_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char* text) { QTest::newRow(text) << QString::fromUtf8(text); };
    // Prices, dates, versions, addresses
    row("¥12,800.50, USD 1,299.00, EUR 4.111.111.111,50 and 0.13912345678");
    row("2024-05-06 07:08:09, 2024.05.06, 20240506070809 and 1700000000000");
    row("Qt 6.4.2, v1.13.0-rc.1, Chrome/120.0.6099.129, 10.0.19045.3803, lib-1.13800138000");
    row("192.168.100.200:8080, 10.0.0.1, 1.4111.1111.1111.1111 and 4111.1111.1111.1111.2");
    row("4111.1111.1111.1112, 411.1111.1111.11111, 4111.1111-1111.1111 and 4444.4444.4444.4444");
    // Numbers of other things
    row("ISBN 978-3-16-148410-0, ISBN-13:978-7-115-42802-8, ISBN978-7-115-42802-8");
    row("INV-2024-0001234, RE-2024-10-0815, INV13912345678, SKU4111111111111111 and A4111111111111111");
    row("PO20240001234, Order-No-1234567890123456, ref_20240105_13912345678");
    row("550e8400-e29b-41d4-a716-446655440000 and e29b41d4-abcd-446655440000");
    row("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    row("ID110105199003071235, id1234567890, mobile13800138000x, mobile1380013800, tel-138");
    row("IMG_20240105_123456.jpg, mmexport1691234567890.jpg");
    // Words that only look like the name of a secret, and prose behind one
    row("the password is required, a token is passed as x1y2z3w4");
    row("密码是必填项，密码为空，密码为8至16位，口令是SHA256加密的，密码是否为abc123456");
    row("compass=N45E12345678, bypass is 12345abc, trespass: a1b2c3d4, encompass=abc12345");
    row("pass = True, password is None, password is not None, pass is abc12345");
    row("PASS: test_case_17, PASS   : TestGate::finds2");
    row("the password is 12-character, the token is base64-encoded, the secret is 128-bit, the token is v2.0.1-beta");
    row("passport=a1b2c3d4, passage: a1b2c3d4, password isabc123 and passwords");
}

void TestPrivacyGate::leavesAlone()
{
    QFETCH(QString, text);
    QCOMPARE(marked(text), text);
}

void TestPrivacyGate::fullWidthComesBackAsItWas()
{
    const QString text = u"致电１３８００１３８０００或13800138000，卡４１１１　１１１１　１１１１　１１１１"_s;
    const policy::Mask mask = policy::Mask::of({text}, all(GateAction::Mask));
    QCOMPARE(mask.mask(text), u"致电[PHONE_1]或[PHONE_2]，卡[CARD_1]"_s);
    QCOMPARE(mask.unmask(mask.mask(text)), text);
}

void TestPrivacyGate::masksAndUnmasks()
{
    const QString text = u"Mail ann@example.com or bob@example.com, not ann@example.com; card 4111111111111111"_s;
    const policy::Mask mask = policy::Mask::of({text}, all(GateAction::Mask));
    const QString masked = mask.mask(text);
    QCOMPARE(masked, u"Mail [EMAIL_1] or [EMAIL_2], not [EMAIL_1]; card [CARD_1]"_s);
    QCOMPARE(mask.unmask(masked), text);
    QCOMPARE(mask.unmask(u"Write to [EMAIL\\_2], [EMAIL_3] and [EMAIL_1"_s),
        u"Write to bob@example.com, [EMAIL_3] and [EMAIL_1"_s);
    QCOMPARE(mask.counts(),
        (QList<model::SensitiveCount>{
            {SensitiveKind::Card, 1, GateAction::Mask}, {SensitiveKind::Email, 2, GateAction::Mask}}));
}

void TestPrivacyGate::placeholdersThatStandInTheText()
{
    const QString text = u"[EMAIL_1] and [EMAIL\\_2] mean ann@example.com"_s;
    const policy::Mask mask = policy::Mask::of({text}, all(GateAction::Mask));
    QCOMPARE(mask.mask(text), u"[EMAIL_1] and [EMAIL\\_2] mean [EMAIL_3]"_s);
    QCOMPARE(mask.unmask(mask.mask(text)), text);
}

void TestPrivacyGate::rulesDecide()
{
    const QString text = u"sk-abcdefghijklmnop1234 ann@example.com 13812345678"_s;
    model::GateRules rules = model::GateRules::allOff();
    QVERIFY(policy::Mask::of({text}, rules).counts().isEmpty());
    rules.set(SensitiveKind::Key, GateAction::Warn);
    rules.set(SensitiveKind::Email, GateAction::Mask);
    const policy::Mask mask = policy::Mask::of({text}, rules);
    QCOMPARE(mask.mask(text), u"sk-abcdefghijklmnop1234 [EMAIL_1] 13812345678"_s);
    QCOMPARE(mask.counts().size(), 2);
    QVERIFY(!mask.isBlocked());
    rules.set(SensitiveKind::Phone, GateAction::Block);
    QVERIFY(policy::Mask::of({text}, rules).isBlocked());
    QVERIFY(!policy::Mask::of({u"nothing"_s}, rules).isBlocked());
    QCOMPARE(model::GateRules().of(SensitiveKind::Key), GateAction::Warn); // unasked
    QCOMPARE(model::GateRules().stricter(rules).of(SensitiveKind::Phone), GateAction::Block);
    QCOMPARE(model::GateRules().stricter(model::GateRules::allOff()), model::GateRules());
}

void TestPrivacyGate::requestsAreMaskedThroughout()
{
    model::ChatRequest request;
    request.messages = {{model::Role::System, u"ann@example.com"_s, {}, {}}, {model::Role::User, u"x"_s, {}, {}}};
    request.messages.last().attachments = {{u"bob@example.com.txt"_s, u"text/plain"_s, u"ann@example.com"_s, {}}};
    const policy::Mask mask = policy::Mask::of(policy::textsOf(request), all(GateAction::Mask));
    const model::ChatRequest sent = policy::masked(request, mask);
    for (const QString& text : policy::textsOf(sent))
        QVERIFY2(!text.contains(u'@'), qPrintable(text));
    QCOMPARE(sent.messages.first().text, sent.messages.last().attachments.first().text);
}

void TestPrivacyGate::streamsComeInAnyPieces()
{
    const QString text = u"ann@example.com, sk-abcdefghijklmnop1234"_s;
    const policy::Mask mask = policy::Mask::of({text}, all(GateAction::Mask));
    const QString answer = u"[EMAIL_1] has [KEY_1][EMAIL_1] [ [EMAIL [EMAIL_9] [KEY\\_1] ends ["_s;
    const QString whole = mask.unmask(answer);
    QVERIFY(whole.contains(u"ann@example.com"_s) && !whole.contains(u"[KEY"_s));
    for (qsizetype first = 0; first <= answer.size(); ++first) {
        for (qsizetype second = first; second <= answer.size(); ++second) {
            policy::Unmasker unmasker(mask);
            QString heard = unmasker.take(answer.first(first));
            heard += unmasker.take(answer.mid(first, second - first));
            heard += unmasker.take(answer.sliced(second));
            QCOMPARE(heard + unmasker.flush(), whole);
        }
    }
    policy::Unmasker slow(mask);
    QString heard;
    for (const QChar c : answer) {
        heard += slow.take(QString(c));
        QVERIFY(whole.startsWith(heard)); // what was said is never taken back
    }
    QCOMPARE(heard + slow.flush(), whole);
}

void TestPrivacyGate::unmaskUndoesMask()
{
    const quint32 seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 engine(seed);
    const auto below
        = [&engine](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(engine); };
    const QStringList parts{u"ann@example.com"_s, u"@"_s, u"4111 1111 1111 1111"_s, u"1"_s, u"-"_s, u" "_s,
        u"13812345678"_s, u"[EMAIL_1]"_s, u"["_s, u"]"_s, u"[KEY_"_s, u"\\_1]"_s, u"sk-abcdefghijklmnop1234"_s,
        u"password: "_s, u"x7x7x7"_s, u"-----BEGIN PRIVATE KEY-----"_s, u"-----END PRIVATE KEY-----"_s, u"身份证"_s,
        u"11010519491231002X"_s, u"."_s, u"\n"_s, u"Tel"_s, u"_"_s, u"４１１１"_s, u"4111.1111.1111.1111"_s,
        u"密码是"_s, u" is "_s, u"pass="_s, u"A123456(3)"_s, u"+86"_s, QString(QChar(0xD83D)), u"e"_s};
    for (int i = 0; i < 20'000; ++i) {
        QStringList texts;
        for (std::size_t t = below(3) + 1; t > 0; --t) {
            QString text;
            for (std::size_t n = below(14); n > 0; --n)
                text += parts.at(static_cast<qsizetype>(below(static_cast<std::size_t>(parts.size()))));
            texts << text;
        }
        const policy::Mask mask = policy::Mask::of(texts, all(GateAction::Mask));
        for (const QString& text : std::as_const(texts)) {
            QCOMPARE(mask.unmask(mask.mask(text)), text);
            policy::Unmasker unmasker(mask);
            const QString sent = mask.mask(text);
            const auto cut = static_cast<qsizetype>(below(static_cast<std::size_t>(sent.size() + 1)));
            QString heard = unmasker.take(sent.first(cut));
            heard += unmasker.take(sent.sliced(cut));
            heard += unmasker.flush();
            QCOMPARE(heard, text);
        }
    }
}

void TestPrivacyGate::hostileTextsTakeNoLonger_data()
{
    QTest::addColumn<QString>("unit");
    for (const char* unit : {"@", "a@", "a.", "1", "1 ", "1-", "12 34-", "-----BEGIN PRIVATE KEY-----",
             "password=", "password: a1", "[", "[EMAIL_", "sk-", "(415) ", "+1 (1) ", "+1 (415", "(010)1", "(", "eyJ.",
             "+1", "+", "A1", "token", "\"", "x@y.z", "密码", "密码=", "bearer ", "密码是", "password is ",
             "pass=", "DB_PASS=a1", "a.1380013800 ", "tel138", "card-4111-", "card-4111 1111 ", "４１１１", "4111.",
             "ab123 ", "ab123-", "1380013800.", "ab111.111_111-"})
        QTest::newRow(unit) << QString::fromUtf8(unit);
}

void TestPrivacyGate::hostileTextsTakeNoLonger()
{
    QFETCH(QString, unit);
    const auto spent = [&unit](qsizetype length) {
        const QString text = unit.repeated(length / unit.size());
        const double before = testsupport::cpuMs();
        const policy::Mask mask = policy::Mask::of({text}, all(GateAction::Mask));
        if (mask.unmask(mask.mask(text)) != text)
            return -1.0;
        return testsupport::cpuMs() - before;
    };
    // A square would take a hundred times as long for ten times the text.
    const double some = spent(200'000), more = spent(2'000'000);
    QVERIFY(some >= 0 && more >= 0);
    QVERIFY2(more < 30 * std::max(some, 20.0), qPrintable(u"%1 ms, %2 ms"_s.arg(some).arg(more)));
}

SPYHOP_TEST_MAIN(TestPrivacyGate)
#include "tst_privacygate.moc"
