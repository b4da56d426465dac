// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files and pictures dragged out of another program and dropped into the real window, through a real X server.
// with_display.sh makes that world; xdotool moves the mouse.
#include "tests/ui/windowtest.h"
#include "ui/chat/composer.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTextEdit>

using namespace spyhop;
using namespace Qt::StringLiterals;

namespace {

constexpr QPoint sourceAt{1180, 900}; // of the screen, beside the window
constexpr int sourceMiddle = 30; // px from its corner
const QString betweenMoves = u"0.15"_s; // s between two movements: programs ask each other in between

} // namespace

class TestDropping : public testsupport::WindowTest {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { closeAll(); }
    void aPictureOnTheComposerIsAttached();
    void aFolderOnTheChatIsAttached_data();
    void aFolderOnTheChatIsAttached();
    void aFolderOnTheComposersTextIsAttached();
    void aFolderOnTheBatchPageIsAJob();
    void aFolderOnTheQuestionOfAJobIsItsInput();
    void aFolderOnTheSettingsIsAJob();

private:
    //! What was dragged is let go over the middle of this widget.
    void drop(const QStringList& what, const QWidget* onto);
    [[nodiscard]] QList<QAbstractButton*> chips() const
    {
        return page()->composer()->findChildren<QAbstractButton*>(u"attachmentChip"_s);
    }
    template <typename Widget>
    [[nodiscard]] Widget* seen(const QString& name) const
    {
        auto* widget = m_window->findChild<Widget*>(name);
        return widget && widget->isVisible() ? widget : nullptr;
    }

    QString m_folder;
};

void TestDropping::init()
{
    openProfile();
    addServer({});
    openWindow();
    m_window->setGeometry(20, 40, 1100, 800);
    m_window->newChat();
    m_folder = testsupport::TestWorld::makeFolder(u"letters & 50% of #1 信"_s);
    for (int number = 1; number <= 2; ++number) {
        QFile file(u"%1/letter %2.txt"_s.arg(m_folder).arg(number));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("From: Ann\nThe amount is 12 euro.\n");
    }
}

void TestDropping::drop(const QStringList& what, const QWidget* onto)
{
    QVERIFY(onto && onto->isVisible());
    QTest::qWait(100); // the window manager has put the window where it stays
    QProcess source;
    source.setProcessChannelMode(QProcess::MergedChannels);
    source.start(QStringLiteral(SPYHOP_DRAG_SOURCE),
        QStringList{QString::number(sourceAt.x()), QString::number(sourceAt.y())} + what);
    QTRY_VERIFY_WITH_TIMEOUT(source.canReadLine(), testsupport::patienceMs);
    QCOMPARE(source.readLine().trimmed(), QByteArray("ready"));
    const QPoint goal = onto->mapToGlobal(onto->rect().center());
    const auto move = [](const QPoint& to) {
        return QStringList{u"mousemove"_s, QString::number(to.x()), QString::number(to.y()), u"sleep"_s, betweenMoves};
    };
    const QPoint begin = sourceAt + QPoint(sourceMiddle, sourceMiddle);
    QProcess mouse;
    mouse.start(u"xdotool"_s,
        move(begin) + QStringList{u"mousedown"_s, u"1"_s, u"sleep"_s, betweenMoves} + move(begin - QPoint(15, 15))
            + move((begin + goal) / 2) + move(goal - QPoint(8, 4)) + move(goal) + QStringList{u"mouseup"_s, u"1"_s});
    // The event loop goes on meanwhile: it is us whom the source asks.
    QTRY_VERIFY_WITH_TIMEOUT(source.state() == QProcess::NotRunning, testsupport::patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(mouse.state() == QProcess::NotRunning, testsupport::patienceMs);
    QCOMPARE(source.readAll().trimmed(), QByteArray("taken"));
}

void TestDropping::aPictureOnTheComposerIsAttached()
{
    drop({u"picture"_s}, seen<QTextEdit>(u"composerEdit"_s));
    QTRY_COMPARE_WITH_TIMEOUT(chips().size(), 1, testsupport::patienceMs);
}

void TestDropping::aFolderOnTheChatIsAttached_data()
{
    QTest::addColumn<QString>("as");
    QTest::newRow("from a Qt program") << u"files"_s;
    QTest::newRow("from another") << u"list"_s;
}

void TestDropping::aFolderOnTheChatIsAttached()
{
    QFETCH(QString, as);
    drop({as, m_folder}, page());
    QTRY_COMPARE_WITH_TIMEOUT(chips().size(), 2, testsupport::patienceMs);
}

void TestDropping::aFolderOnTheComposersTextIsAttached()
{
    auto* edit = seen<QTextEdit>(u"composerEdit"_s);
    drop({u"files"_s, m_folder}, edit);
    QTRY_COMPARE_WITH_TIMEOUT(chips().size(), 2, testsupport::patienceMs);
    QVERIFY2(edit->toPlainText().isEmpty(), qPrintable(edit->toPlainText()));
}

void TestDropping::aFolderOnTheBatchPageIsAJob()
{
    m_window->showRoom(ui::MainWindow::RoomId::Batch);
    drop({u"files"_s, m_folder}, m_window.get());
    QTRY_VERIFY(seen<QListWidget>(u"inputList"_s));
    QTRY_COMPARE_WITH_TIMEOUT(seen<QListWidget>(u"inputList"_s)->count(), 2, testsupport::patienceMs);
}

void TestDropping::aFolderOnTheQuestionOfAJobIsItsInput()
{
    m_window->newJob({});
    auto* prompt = seen<QPlainTextEdit>(u"jobPrompt"_s);
    drop({u"files"_s, m_folder}, prompt);
    QTRY_VERIFY(seen<QListWidget>(u"inputList"_s));
    QTRY_COMPARE_WITH_TIMEOUT(seen<QListWidget>(u"inputList"_s)->count(), 2, testsupport::patienceMs);
    QVERIFY2(prompt->toPlainText().isEmpty(), qPrintable(prompt->toPlainText()));
}

void TestDropping::aFolderOnTheSettingsIsAJob()
{
    m_window->showRoom(ui::MainWindow::RoomId::Settings);
    drop({u"list"_s, m_folder}, m_window.get());
    QTRY_VERIFY(seen<QListWidget>(u"inputList"_s));
    QTRY_COMPARE_WITH_TIMEOUT(seen<QListWidget>(u"inputList"_s)->count(), 2, testsupport::patienceMs);
}

int main(int argc, char** argv)
{
    if (qEnvironmentVariable("QT_QPA_PLATFORM") != u"xcb"_s)
        qFatal("run this with with_display.sh");
    const testsupport::TestWorld world;
    QApplication application(argc, argv);
    TestDropping test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_dropping.moc"
