// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The transcript as assistive technology has it: another process reads it on a real AT-SPI bus, as Orca does.
// with_display.sh makes that world, busreader.py is that process. Skipped where Python has no way to the bus.
#include "core/base/clock.h"
#include "ui/chat/transcriptview.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace spyhop;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 40'000; // ms
const QString python = u"/usr/bin/python3"_s; // the system's own: its packages have the bus
const QString reader = QStringLiteral(SPYHOP_BUS_READER);

model::ConversationMessage message(model::Role role, const QString& text)
{
    static int number = 0;
    model::ConversationMessage result;
    result.id = QString::number(++number);
    result.message.role = role;
    result.message.text = text;
    return result;
}

QString ownId()
{
    return QString::number(QCoreApplication::applicationPid());
}

} // namespace

class TestAccessibilityBus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void blocksHaveRolesNamesAndOrder();
    void tablesHaveCells();
    void streamIsHeardBySentence();

private:
    [[nodiscard]] QJsonObject tree();

    base::SystemClock m_clock;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::TranscriptView> m_view;
};

void TestAccessibilityBus::initTestCase()
{
    QProcess probe;
    probe.start(python, {u"-c"_s, u"import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"_s});
    if (!probe.waitForFinished(patience) || probe.exitCode() != 0)
        QSKIP("skipped: Python has no way to the accessibility bus (python3-gi, gir1.2-atspi-2.0)");
    probe.start(u"gdbus"_s,
        {u"call"_s, u"--session"_s, u"--dest"_s, u"org.a11y.Bus"_s, u"--object-path"_s, u"/org/a11y/bus"_s,
            u"--method"_s, u"org.a11y.Bus.GetAddress"_s});
    if (!probe.waitForFinished(patience) || probe.exitCode() != 0)
        QSKIP("skipped: there is no accessibility bus (at-spi2-core)");
    m_theme = std::make_unique<ui::Theme>();
    m_view = std::make_unique<ui::TranscriptView>(*m_theme, m_clock, nullptr);
    m_view->resize(800, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestAccessibilityBus::cleanupTestCase()
{
    m_view.reset();
    m_theme.reset();
}

QJsonObject TestAccessibilityBus::tree()
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(python, {u"-Wignore"_s, reader, u"tree"_s, ownId()});
    // The event loop goes on meanwhile: it is us who are asked.
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, patience))
        return {};
    const QByteArray found = process.readAllStandardOutput();
    if (qEnvironmentVariableIsSet("SPYHOP_SHOW"))
        qDebug().noquote() << QJsonDocument::fromJson(found).toJson();
    return QJsonDocument::fromJson(found).object();
}

void TestAccessibilityBus::blocksHaveRolesNamesAndOrder()
{
    m_view->setMessages({message(model::Role::User, u"ask"_s),
        message(model::Role::Assistant,
            u"## Head 标题\n\nSome $x^2$ and [a link](https://example.org/x).\n\n- one\n- two\n\n```cpp\nint x;\nint "
            u"y;\n```\n\n"
            "$$\\frac{a}{b}$$\n\n> said"_s)});
    const QJsonObject conversation = tree();
    QCOMPARE(conversation[u"name"].toString(), u"Conversation"_s);
    const QJsonArray messages = conversation[u"children"].toArray();
    QCOMPARE(messages[0][u"name"].toString(), u"Question"_s);
    QCOMPARE(messages[1][u"name"].toString(), u"Answer"_s);
    QVERIFY(messages[1][u"actions"].toArray().contains(u"copy"_s));
    const QJsonArray blocks = messages[1][u"children"].toArray();
    struct Row {
        QString role, name, description, text;
    };
    const QList<Row> rows{{u"heading"_s, u"Head 标题"_s, u"Heading 2"_s, u"Head 标题"_s},
        {u"paragraph"_s, u"Some $x^2$ and a link."_s, {}, u"Some $x^2$ and a link."_s},
        {u"list"_s, u"• one\n• two"_s, {}, u"one\ntwo"_s},
        {u"paragraph"_s, u"Code, cpp, 2 line(s)"_s, {}, u"int x;\nint y;"_s},
        {u"text"_s /* Qt 6.4 knows no nearer role */, u"\\frac{a}{b}"_s, u"Formula"_s, u"$$\\frac{a}{b}$$"_s},
        {u"section"_s, u"Quote"_s, {}, u"said"_s}};
    QCOMPARE(blocks.size(), rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(blocks[i][u"role"].toString(), rows[i].role);
        QCOMPARE(blocks[i][u"name"].toString(), rows[i].name);
        QCOMPARE(blocks[i][u"description"].toString(), rows[i].description);
        QCOMPARE(blocks[i][u"text"].toString(), rows[i].text);
    }
    const QJsonArray runs = blocks[1][u"children"].toArray();
    QCOMPARE(runs[0][u"name"].toString(), u"x^2"_s);
    QCOMPARE(runs[0][u"description"].toString(), u"Formula"_s);
    QCOMPARE(runs[1][u"role"].toString(), u"link"_s);
}

void TestAccessibilityBus::tablesHaveCells()
{
    m_view->setMessages(
        {message(model::Role::Assistant, u"| Item | Price |\n|---|--:|\n| **Rent** | 950 |\n| Food | 300 |"_s)});
    const QJsonObject table = tree()[u"children"][0][u"children"][0].toObject();
    QCOMPARE(table[u"role"].toString(), u"table"_s);
    QCOMPARE(table[u"name"].toString(), u"Table, 3 × 2: Item, Price"_s);
    QCOMPARE(table[u"heads"].toArray(), (QJsonArray{u"Item"_s, u"Price"_s}));
    QCOMPARE(table[u"cells"].toArray(),
        (QJsonArray{
            QJsonArray{u"Item"_s, u"Price"_s}, QJsonArray{u"Rent"_s, u"950"_s}, QJsonArray{u"Food"_s, u"300"_s}}));
    const QJsonArray cells = table[u"children"].toArray();
    QCOMPARE(cells.size(), 6);
    QCOMPARE(cells[1][u"role"].toString(), u"table column header"_s);
    QCOMPARE(cells[3][u"role"].toString(), u"table cell"_s);
    QCOMPARE(cells[3][u"text"].toString(), u"950"_s);
}

void TestAccessibilityBus::streamIsHeardBySentence()
{
    model::ConversationMessage answer = message(model::Role::Assistant, QString());
    m_view->setMessages({answer});
    static_cast<void>(tree()); // somebody listens: only then anything is said
    QProcess listener;
    listener.start(python, {u"-Wignore"_s, reader, u"names"_s, ownId()});
    QByteArray heard;
    const auto hears = [&](const QByteArray& words) {
        return QTest::qWaitFor(
            [&] {
                heard += listener.readAllStandardOutput();
                return heard.contains(words);
            },
            patience);
    };
    QVERIFY(hears("ready"));
    m_view->setStreaming(answer.id, u"Writing"_s, {});
    for (const QChar c : u"One **bold** sentence. And anoth"_s) {
        m_view->appendDeltas(answer.id, {model::Delta{QString(c), {}}});
        QTest::qWait(5);
    }
    QVERIFY2(hears("One bold sentence."), heard.constData());
    QVERIFY2(!heard.contains("anoth"), heard.constData());
    answer.message.text = u"One **bold** sentence. And another."_s;
    m_view->updateMessage(answer);
    QVERIFY2(hears("And another."), heard.constData());
    QCOMPARE(heard.count("One bold sentence."), 1);
    listener.closeWriteChannel();
    QVERIFY(QTest::qWaitFor([&] { return listener.state() == QProcess::NotRunning; }, patience));
}

int main(int argc, char** argv)
{
    if (qEnvironmentVariable("QT_QPA_PLATFORM") != u"xcb"_s)
        qFatal("run this with with_display.sh");
    qputenv("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1"); // as a running screen reader has it
    qputenv("QT_LOGGING_RULES", "qt.qml.compiler=false");
    QApplication application(argc, argv);
    TestAccessibilityBus test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_accessibilitybus.moc"
