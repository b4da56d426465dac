// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A job's page: the quote marked in its source, verdicts by the keyboard, filters, forms of the results; a new job from
// a template, tried, kept, handed on.
#include "app/services.h"
#include "core/batch/costguard.h"
#include "core/batch/jobtemplate.h"
#include "core/localserver/localserver.h"
#include "core/model/asklimits.h"
#include "tests/support/collected.h"
#include "tests/support/testmain.h"
#include "ui/batch/answerview.h"
#include "ui/batch/askcard.h"
#include "ui/batch/batchpage.h"
#include "ui/batch/batchwords.h"
#include "ui/batch/checkcard.h"
#include "ui/batch/filterbar.h"
#include "ui/batch/itempanel.h"
#include "ui/batch/jobkindrow.h"
#include "ui/batch/maximumdialog.h"
#include "ui/batch/newjobpage.h"
#include "ui/batch/sourcewindow.h"
#include "ui/batch/whatcard.h"
#include "ui/common/banner.h"
#include "ui/common/field.h"
#include "ui/common/linkbutton.h"
#include "ui/common/spyhopstyle.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

using namespace spyhop;

class BatchReviewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ui::SpyhopStyle(m_theme)); }

    void init()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("review%1").arg(++m_run));
        m_services = app::Services::open(folder).value();
        QVERIFY(m_services->endpoints.startBuiltIn());
        m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("documents%1").arg(m_run));
        for (int i = 1; i <= 4; ++i)
            write(QStringLiteral("contract-%1.txt").arg(i),
                QStringLiteral("A contract.\nParty: Harbour %1 Ltd.\nAmount: %2 yuan\n")
                    .arg(i)
                    .arg(1'000 * i)
                    .toUtf8());
        write(QStringLiteral("broken.txt"), QByteArray("b\0b", 3));
    }
    void cleanup() { m_services.reset(); }
    void cleanupTestCase() { QApplication::setStyle(QStringLiteral("Fusion")); }

    void quotesAreMarkedAndVerdictsGiven()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        QCOMPARE(table->model()->rowCount(), 5);
        table->setCurrentIndex(table->model()->index(1, 0));
        auto* source = page.findChild<QPlainTextEdit*>(QStringLiteral("itemSource"));
        QTRY_VERIFY(source->toPlainText().contains(u"Party: Harbour 1 Ltd."));
        QTRY_VERIFY2(!source->extraSelections().isEmpty(), "the quote is marked in the source");
        const QList<QTextEdit::ExtraSelection> marks = source->extraSelections();
        QVERIFY(marks.first().cursor.selectedText().contains(u"Harbour 1"));
        // A accepts and goes on; C corrects.
        table->setFocus();
        QTest::keyClick(table, Qt::Key_A);
        QCOMPARE(review(id, 1).verdict, model::Review::Verdict::Accepted);
        QCOMPARE(table->currentIndex().row(), 2);
        QTest::keyClick(table, Qt::Key_K);
        QCOMPARE(table->currentIndex().row(), 1);
        QTest::keyClick(table, Qt::Key_J);
        QTest::keyClick(table, Qt::Key_C);
        auto* cell = page.findChild<QPlainTextEdit*>(QStringLiteral("answerCell"));
        QVERIFY(!cell->isReadOnly());
        QCOMPARE(cell->textCursor().selectedText(), cell->toPlainText());
        const int height = cell->height();
        QTest::keyClicks(cell, QStringLiteral("Harbour"));
        QTest::keyClick(cell, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(cell, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(cell->toPlainText(), QStringLiteral("Harbour\n\n"));
        QTRY_VERIFY(cell->height() > height);
        QTest::keyClick(cell, Qt::Key_Escape);
        QVERIFY(cell->isReadOnly());
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C);
        QTest::keyClicks(cell, QStringLiteral("Harbour Two"));
        QTest::keyClick(cell, Qt::Key_Return);
        QCOMPARE(review(id, 2).verdict, model::Review::Verdict::Corrected);
        QCOMPARE(review(id, 2).cells.first(), QStringLiteral("Harbour Two"));
        QTRY_COMPARE(table->model()->index(2, 2).data().toString(), QStringLiteral("Harbour Two"));
    }

    void filtersShowWhatBelongs()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        page.findChild<QPushButton*>(QStringLiteral("filter3"))->click();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_COMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("broken.txt"));
        QVERIFY(!table->model()->index(0, 2).data().toString().isEmpty());
        page.findChild<QPushButton*>(QStringLiteral("filter0"))->click();
        QTRY_COMPARE(table->model()->rowCount(), 5);
    }

    void filtersStayWhereTheyAre()
    {
        ui::FilterBar bar(m_theme, nullptr);
        model::ItemCounts counts;
        counts.pending = counts.done = counts.failed = 2;
        bar.setCounts(counts, true);
        bar.setToReview(1);
        bar.setTwice(1);
        bar.resize(900, 40);
        bar.show();
        const auto places = [&bar] {
            bar.layout()->activate();
            QList<QRect> all;
            for (const QPushButton* button : bar.findChildren<QPushButton*>())
                all.append(button->geometry());
            return all;
        };
        const QList<QRect> before = places();
        QCOMPARE(before.size(), 6);
        QVERIFY(before.first().right() < before.last().left());
        for (int filter = 1; filter < before.size(); ++filter) {
            bar.setFilter(static_cast<batch::OrderWish::Filter>(filter));
            QCOMPARE(places(), before);
        }
    }

    void aVerdictAndTheNextKeySkipNothing()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        table->setCurrentIndex(table->model()->index(1, 0));
        QTRY_VERIFY(page.findChild<QPushButton*>(QStringLiteral("acceptAnswer"))->isVisible());
        table->setFocus();
        QTest::keyClick(table, Qt::Key_A);
        QCOMPARE(table->currentIndex().row(), 2);
        QTest::keyClick(table, Qt::Key_J);
        QCOMPARE(table->currentIndex().row(), 2);
        QTest::keyClick(table, Qt::Key_J);
        QCOMPARE(table->currentIndex().row(), 3);
    }

    //! A letter typed into a text of the panel is no verdict; after a correction is cancelled, keys review again.
    void aLetterInATextGivesNoVerdict()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        table->setCurrentIndex(table->model()->index(1, 0));
        QPlainTextEdit* answer = nullptr;
        const auto isShown = [&] {
            answer = page.findChild<QPlainTextEdit*>(QStringLiteral("answerCell"));
            return answer && answer->isVisible();
        };
        QTRY_VERIFY(isShown());
        auto* source = page.findChild<QPlainTextEdit*>(QStringLiteral("itemSource"));
        for (QPlainTextEdit* text : {answer, source}) {
            text->setFocus();
            QTest::keyClicks(text, QStringLiteral("jack"));
            QCOMPARE(table->currentIndex().row(), 1);
            QVERIFY(answer->isReadOnly());
            QCOMPARE(review(id, 1).verdict, model::Review::Verdict::None);
        }
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C);
        QCOMPARE(page.focusWidget(), answer);
        QTest::keyClick(answer, Qt::Key_Escape);
        QCOMPARE(page.focusWidget(), table);
        QTest::keyClick(table, Qt::Key_A);
        QCOMPARE(review(id, 1).verdict, model::Review::Verdict::Accepted);
        QCOMPARE(page.focusWidget(), table);
    }

    void theClosedPanelLeadsBackToItsRow()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        const auto* panel = page.findChild<QWidget*>(QStringLiteral("itemPanel"));
        auto* close = page.findChild<QPushButton*>(QStringLiteral("closePanel"));
        table->setCurrentIndex(table->model()->index(2, 0));
        QTRY_VERIFY(panel->isVisible());
        close->setFocus();
        QTest::mouseClick(close, Qt::LeftButton);
        QVERIFY(!panel->isVisible());
        QCOMPARE(page.focusWidget(), table);
        QCOMPARE(table->currentIndex().row(), 2);
        // Rows that come anew neither open it nor lose the row.
        page.findChild<QPushButton*>(QStringLiteral("filter2"))->click();
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QTRY_VERIFY(table->currentIndex().isValid());
        QVERIFY(!panel->isVisible());
        const QRect row = table->visualRect(table->currentIndex());
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, row.center());
        QTRY_VERIFY2(panel->isVisible(), "a click opens the row again");
    }

    void theOrderShownIsTheOrderThereIs()
    {
        const QString first = makeJob(), second = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(first);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        const QHeaderView* head = table->horizontalHeader();
        const auto name = [table] { return table->model()->index(0, 1).data().toString(); };
        QTRY_COMPARE(name(), QStringLiteral("broken.txt"));
        QVERIFY(!head->isSortIndicatorShown());
        for (int click = 0; click < 2; ++click)
            QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, {head->sectionViewportPosition(1) + 20, 10});
        QTRY_COMPARE(name(), QStringLiteral("contract-4.txt"));
        QVERIFY(head->isSortIndicatorShown());
        QCOMPARE(head->sortIndicatorSection(), 1);
        QCOMPARE(head->sortIndicatorOrder(), Qt::DescendingOrder);
        page.showJob(second);
        QTRY_COMPARE(name(), QStringLiteral("broken.txt"));
        QVERIFY(!head->isSortIndicatorShown());
    }

    void whatIsToReviewIsCounted()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* review = page.findChild<QPushButton*>(QStringLiteral("filter4"));
        QTRY_COMPARE(review->text(), QStringLiteral("To review 0"));
        review->click();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        QTRY_COMPARE(table->model()->rowCount(), 0);
        // A sentence stands where the rows would: the place is not of one colour.
        const QImage picture = table->viewport()->grab().toImage();
        bool written = false;
        for (int y = 0; y < picture.height() && !written; ++y) {
            for (int x = 1; x < picture.width() && !written; ++x)
                written = picture.pixel(x, y) != picture.pixel(0, y);
        }
        QVERIFY(written);
    }

    //! A value is invented without a quote as easily as with one.
    void whatHasNoQuoteIsToReview()
    {
        localserver::ServerOptions options;
        options.script
            = "200 | text \"{\\\"party\\\": {\\\"value\\\": \\\"Harbour\\\", \\\"quote\\\": \\\"A contract.\\\"}, "
              "\\\"amount\\\": {\\\"value\\\": 7, \\\"quote\\\": \\\"\\\"}}\"";
        localserver::LocalServer server(options, m_services->clock);
        QVERIFY(server.listen());
        QVERIFY(
            m_services->endpoints.add(endpoint(QStringLiteral("inventing"), server, QStringLiteral("spyhop-local"))));
        const QString id = makeJob(QStringLiteral("inventing"));
        QCOMPARE(result(id, 1).cells, (QStringList{QStringLiteral("Harbour"), QStringLiteral("7")}));
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* review = page.findChild<QPushButton*>(QStringLiteral("filter4"));
        QTRY_COMPARE(review->text(), QStringLiteral("To review 4"));
        review->click();
        QTRY_COMPARE(page.findChild<QTableView*>(QStringLiteral("itemTable"))->model()->rowCount(), 4);
        const auto marked = [&page](int column) { return cell(page, 0, column).data(Qt::ToolTipRole).toString(); };
        QTRY_VERIFY2(marked(3).contains(u"without a quote"), qPrintable(marked(3)));
        QVERIFY2(marked(2).isEmpty(), qPrintable(marked(2)));
        // What somebody has looked at counts no longer, to the last one.
        page.findChild<QPushButton*>(QStringLiteral("filter0"))->click();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        QTRY_COMPARE(table->model()->rowCount(), 5);
        for (int row = 1; row <= 4; ++row) {
            table->setCurrentIndex(cell(page, row, 0));
            QTRY_VERIFY(page.findChild<QPushButton*>(QStringLiteral("acceptAnswer"))->isVisible());
            table->setFocus();
            QTest::keyClick(table, Qt::Key_A);
            QCOMPARE(this->review(id, row).verdict, model::Review::Verdict::Accepted);
            QTRY_COMPARE_WITH_TIMEOUT(review->text(), QStringLiteral("To review %1").arg(4 - row), 20'000);
        }
    }

    //! In the job's header, also of one that another program has run.
    void whatTheGateMaskedStandsInTheHeader()
    {
        model::GateRules rules;
        rules.set(model::SensitiveKind::Email, model::GateAction::Mask);
        m_services->gateway.setPrivacyGate(rules);
        const QString without = makeJob();
        write(QStringLiteral("contract-1.txt"), "Ask ann@example.com or bob@example.com.\n");
        write(QStringLiteral("contract-2.txt"), "Ask ann@example.com.\n");
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        const auto* line = page.findChild<QLabel*>(QStringLiteral("jobMasked"));
        QTRY_VERIFY_WITH_TIMEOUT(line->isVisible(), 20'000);
        const QRegularExpression words(QStringLiteral("^3 value\\S* masked in 2 file\\S*: 3 e-mail address\\S*$"));
        QVERIFY2(words.match(line->text()).hasMatch(), qPrintable(line->text()));
        QVERIFY(line->mapTo(&page, QPoint()).y()
            < page.findChild<QWidget*>(QStringLiteral("itemTable"))->mapTo(&page, QPoint()).y());
        page.showJob(without);
        QVERIFY(!line->isVisible());
        page.showJob(id);
        QTRY_VERIFY_WITH_TIMEOUT(line->isVisible(), 20'000);
    }

    void besideTheSmallestPanelFiguresAndAnAnswerStay()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.showJob(id);
        page.resize(704, 464); // the least window, without rail and strip
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        table->setCurrentIndex(table->model()->index(1, 0));
        const auto* panel = page.findChild<QWidget*>(QStringLiteral("itemPanel"));
        QTRY_VERIFY(panel->isVisible());
        const auto* progress = page.findChild<QWidget*>(QStringLiteral("jobProgress"));
        const auto* figures = page.findChild<QWidget*>(QStringLiteral("jobFigures"));
        QVERIFY(progress->isVisible() && figures->isVisible());
        QTRY_VERIFY(panel->geometry().top() > progress->mapTo(&page, QPoint(0, progress->height())).y() - 1);
        QVERIFY(!table->isColumnHidden(2));
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        QVERIFY2(table->columnWidth(2) > 80, qPrintable(QString::number(table->columnWidth(2))));
        QVERIFY(table->mapTo(&page, QPoint(table->width(), 0)).x() <= panel->geometry().left());
    }

    void theSameModelIsOfferedOnce()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        table->setCurrentIndex(table->model()->index(1, 0));
        const auto* again = page.findChild<QPushButton*>(QStringLiteral("askAgain"));
        QTRY_VERIFY(again->isVisible());
        const auto result = m_services->batches.page(id, 1, 1);
        QStringList offered;
        for (const QAction* action : again->menu()->actions())
            offered.append(action->text());
        QVERIFY(!offered.isEmpty());
        QVERIFY2(!offered.join(u'|').contains(result->first().second.answeredModel), qPrintable(offered.join(u'|')));
    }

    void anAutomaticJobOffersWhatItMayUse()
    {
        localserver::LocalServer nearServer({}, m_services->clock), farServer({}, m_services->clock);
        QVERIFY(nearServer.listen() && farServer.listen());
        QVERIFY(
            m_services->endpoints.add(endpoint(QStringLiteral("near"), nearServer, QStringLiteral("spyhop-local"))));
        model::Endpoint far = endpoint(QStringLiteral("far"), farServer, QStringLiteral("spyhop-local-small"));
        far.priority += 1;
        far.models.prepend(QStringLiteral("spyhop-local"));
        QVERIFY(m_services->endpoints.add(far));
        model::Endpoint off = endpoint(QStringLiteral("off"), farServer, QStringLiteral("nobody-is-asked"));
        off.enabled = false;
        QVERIFY(m_services->endpoints.add(off));
        const QString id = makeJob(QString());
        QCOMPARE(result(id, 1).endpoint, QStringLiteral("near"));
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.showJob(id);
        page.show();
        page.findChild<QTableView*>(QStringLiteral("itemTable"))->setCurrentIndex(cell(page, 1, 0));
        QTRY_COMPARE(offered(page),
            (QStringList{QStringLiteral("With the same model"), QStringLiteral("With spyhop-local-small")}));
        page.findChild<QPushButton*>(QStringLiteral("askAgain"))->menu()->actions().last()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(result(id, 1).answeredModel, QStringLiteral("spyhop-local-small"), 20'000);
        QCOMPARE(result(id, 1).endpoint, QStringLiteral("far"));
    }

    //! It was promised to cost nothing: nobody is offered who takes money. And lists may come later than the page.
    void whatIsKeptHereIsAskedAgainHere()
    {
        const QString id = makeJob(QString());
        localserver::LocalServer paid({}, m_services->clock);
        QVERIFY(paid.listen());
        QVERIFY(m_services->endpoints.add(endpoint(QStringLiteral("paid"), paid, QStringLiteral("paid-for"))));
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.showJob(id);
        page.show();
        page.findChild<QTableView*>(QStringLiteral("itemTable"))->setCurrentIndex(cell(page, 1, 0));
        QTRY_VERIFY(page.findChild<QPushButton*>(QStringLiteral("askAgain"))->isVisible());
        QCOMPARE(offered(page).size(), 1);
        m_services->endpoints.refreshModels();
        QTRY_VERIFY(offered(page).contains(QStringLiteral("With spyhop-local-small")));
        QVERIFY2(!offered(page).join(u'|').contains(u"paid-for"), qPrintable(offered(page).join(u'|')));
    }

    //! Without scrolling to the side, in the window as it opens and in the panel's narrow list.
    void allColumnsStandSideBySide()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(960, 752);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        const int time = table->model()->columnCount() - 1;
        QCOMPARE(table->model()->headerData(time, Qt::Horizontal).toString(), QStringLiteral("Time"));
        QTRY_VERIFY(!cell(page, 1, time).data().toString().isEmpty());
        QVERIFY(table->columnWidth(time) > table->fontMetrics().horizontalAdvance(QStringLiteral("999.9 s")));
        const QHeaderView* head = table->horizontalHeader();
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, {head->sectionViewportPosition(time) + 20, 10});
        QTRY_VERIFY(head->isSortIndicatorShown());
        QCOMPARE(head->sortIndicatorSection(), time);
    }

    //! Short ones want little of it.
    void whatWasReadHasTheRoomThatAnswersLeave()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'000, 752);
        page.showJob(id);
        page.show();
        const auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        const QFontMetrics metrics(m_theme.font(ui::FontRole::Table));
        constexpr int receipt = 4, padding = 16;
        QTRY_VERIFY(!cell(page, 1, receipt).data().toString().isEmpty());
        QTRY_VERIFY(table->columnWidth(receipt)
            >= metrics.horizontalAdvance(cell(page, 1, receipt).data().toString()) + m_theme.px(padding));
        for (const int answer : {2, 3}) {
            QVERIFY(table->columnWidth(answer)
                >= metrics.horizontalAdvance(cell(page, 1, answer).data().toString()) + m_theme.px(padding));
        }
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
    }

    void threeAnswersLeaveRoomForThePrice()
    {
        const auto inputs = testsupport::collected(m_services->batches.collect({m_folder}, batch::InputMode::Auto));
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("Who, when, and how much? {{text}}");
        for (const QString& name : {QStringLiteral("party"), QStringLiteral("day"), QStringLiteral("amount")})
            spec.columns.append({name, model::ColumnType::Text, {}, {}});
        spec.endpoint = m_services->endpoints.builtIn()->name;
        const QString id = m_services->batches.create(spec, *inputs).value();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(960, 752); // of a window of 1280 px
        page.showJob(id);
        page.show();
        const auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        QTRY_COMPARE(table->model()->columnCount(), 8);
        QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
        for (int column = 0; column < table->model()->columnCount(); ++column)
            QVERIFY2(table->columnWidth(column) >= table->horizontalHeader()->sectionSizeHint(column),
                qPrintable(QString::number(column)));
        // None has a price: the answers have that room, and no more than there is.
        const int price = table->model()->columnCount() - 2;
        QVERIFY2(table->columnWidth(price) < 100, qPrintable(QString::number(table->columnWidth(price))));
        QVERIFY2(table->columnWidth(2) >= 130, qPrintable(QString::number(table->columnWidth(2))));
        int all = 0;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            all += table->columnWidth(column);
        QVERIFY2(table->viewport()->width() - all < 3, qPrintable(QString::number(table->viewport()->width() - all)));
    }

    //! As soon as the first item has cost something.
    void pricesHaveTheirRoom()
    {
        m_services->prices = model::PriceTable::parse(
            "{\"asOf\": \"2026-01-01\", \"prices\": [{\"provider\": \"127.0.0.1\", \"model\": \"spyhop-local\", "
            "\"validFrom\": \"2020-01-01\", \"currency\": \"USD\", \"perMillion\": {\"hit\": \"1\", \"miss\": "
            "\"1\", \"output\": \"1\"}}], \"models\": [{\"name\": \"spyhop-local\", \"context\": 4000}]}")
                                 .value();
        const auto inputs = testsupport::collected(m_services->batches.collect({m_folder}, batch::InputMode::Auto));
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("Who is it with? {{text}}");
        spec.endpoint = m_services->endpoints.builtIn()->name;
        spec.model = QStringLiteral("spyhop-local");
        spec.maxTokens = 100;
        const QString id = m_services->batches.create(spec, *inputs).value();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(960, 752);
        page.showJob(id);
        page.show();
        const auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        const int price = table->model()->columnCount() - 2;
        const int before = table->columnWidth(price);
        QVERIFY(m_services->batches.start(id));
        QTRY_VERIFY_WITH_TIMEOUT(!m_services->batches.isRunning(id), 20'000);
        QVERIFY(!m_services->batches.job(id)->cost.isEmpty());
        QTRY_VERIFY(table->columnWidth(price) > before);
        QVERIFY(table->columnWidth(price) > table->fontMetrics().horizontalAdvance(QStringLiteral("$0.000123")));
    }

    void whatWasReckonedIsReckonedAnew()
    {
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        page.addInputs({m_folder});
        page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"))->setPlainText(QStringLiteral("Who? {{text}}"));
        const auto* estimate = page.findChild<QLabel*>(QStringLiteral("jobEstimate"));
        QTRY_VERIFY(estimate->isVisibleTo(&page));
        page.hide();
        page.show();
        QVERIFY2(!estimate->isVisibleTo(&page), "what was reckoned then is not shown as if it were now");
        QTRY_VERIFY(estimate->isVisibleTo(&page));
    }

    //! What of the first item is masked is seen before anything is sent.
    void whatTheGateDoesIsSeenBeforeSending()
    {
        write(QStringLiteral("a first.txt"), "Write to ann@example.org about it.\n");
        QVERIFY(m_services->gate.set(model::SensitiveKind::Email, model::GateAction::Mask));
        ui::NewJobPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints,
                                m_services->privacy, &m_services->gate},
            nullptr);
        page.show();
        page.addInputs({m_folder + QStringLiteral("/a first.txt")});
        page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"))->setPlainText(QStringLiteral("Who? {{text}}"));
        const auto* gate = page.findChild<ui::Banner*>(QStringLiteral("jobGate"));
        const auto* preview = page.findChild<QPlainTextEdit*>(QStringLiteral("promptPreview"));
        QTRY_VERIFY(gate->isVisibleTo(&page));
        QVERIFY2(gate->rest().contains(u"masked"), qPrintable(gate->rest()));
        QVERIFY2(preview->toPlainText().contains(u"[EMAIL_1]") && !preview->toPlainText().contains(u"example.org"),
            qPrintable(preview->toPlainText()));
        QVERIFY(m_services->gate.set(model::SensitiveKind::Email, model::GateAction::Block));
        QTRY_VERIFY(gate->isVisibleTo(&page) && gate->rest().contains(u"not sent"));
        QVERIFY(m_services->gate.set(model::SensitiveKind::Email, model::GateAction::Off));
        const auto* estimate = page.findChild<QLabel*>(QStringLiteral("jobEstimate"));
        QTRY_VERIFY(estimate->isVisibleTo(&page));
        QVERIFY(!gate->isVisibleTo(&page));
    }

    void whatWasPutAsideComesBack()
    {
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        QVERIFY(!page.isBegun());
        page.addInputs({m_folder});
        auto* prompt = page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"));
        prompt->setPlainText(QStringLiteral("Who? {{text}}"));
        QTRY_VERIFY(page.hasInputs());
        page.putAside();
        QVERIFY(!page.isBegun() && prompt->toPlainText().isEmpty());
        page.bringBack();
        QCOMPARE(prompt->toPlainText(), QStringLiteral("Who? {{text}}"));
        QTRY_VERIFY(page.hasInputs());
    }

    void theExportMenuHoldsFormsAndNothingElse()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.showJob(id);
        const QMenu* forms = page.findChild<QPushButton*>(QStringLiteral("exportJob"))->menu();
        QStringList texts;
        for (const QAction* action : forms->actions())
            texts.append(action->text());
        QCOMPARE(texts.size(), 6);
        QVERIFY(!texts.join(u' ').contains(u"Remove"));
    }

    void rowsAreSeenInTheSmallestWindow()
    {
        const QString id = makeJob();
        m_theme.setZoomPercent(150);
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.showJob(id);
        page.resize(704, 492); // the least window, without rail and strip
        page.show();
        QTest::qWait(50);
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        QVERIFY2(table->viewport()->height() >= 2 * table->rowHeight(0),
            qPrintable(QString::number(table->viewport()->height())));
        m_theme.setZoomPercent(100);
    }

    void anUnreadableFirstFileReddensNothing()
    {
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        page.addInputs({m_folder}); // broken.txt is the first
        page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"))->setPlainText(QStringLiteral("Who? {{text}}"));
        auto* start = page.findChild<QPushButton*>(QStringLiteral("startJob"));
        QTRY_VERIFY(start->isEnabled());
        QTRY_VERIFY(
            page.findChild<QPlainTextEdit*>(QStringLiteral("promptPreview"))->toPlainText().contains(u"Harbour 1"));
        const auto* estimate = page.findChild<QLabel*>(QStringLiteral("jobEstimate"));
        QTRY_VERIFY(estimate->isVisibleTo(&page));
        QVERIFY2(estimate->text().contains(u"1 cannot be read"), qPrintable(estimate->text()));
    }

    void whatCannotBeReadIsCountedWhereAllWereRead()
    {
        for (int i = 5; i <= 34; ++i)
            write(QStringLiteral("contract-%1.txt").arg(i), QByteArray("A contract.\nParty: Harbour Ltd.\n"));
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        page.addInputs({m_folder});
        page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"))->setPlainText(QStringLiteral("Who? {{text}}"));
        const auto* estimate = page.findChild<QLabel*>(QStringLiteral("jobEstimate"));
        QTRY_VERIFY_WITH_TIMEOUT(
            estimate->isVisibleTo(&page) && estimate->text().contains(u"\n1 cannot be read"), 20'000);
    }

    void buttonsStayWhereTheyAre()
    {
        const auto inputs = testsupport::collected(m_services->batches.collect({m_folder}, batch::InputMode::Auto));
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("Who? {{text}}");
        spec.when = {model::When::Kind::At, m_services->clock.wallTime().addDays(1)}; // it waits
        spec.endpoint = m_services->endpoints.builtIn()->name;
        const QString id = m_services->batches.create(spec, *inputs).value();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* pause = page.findChild<QPushButton*>(QStringLiteral("pauseJob"));
        const QRect before = pause->geometry();
        QVERIFY(pause->isVisible());
        QVERIFY(m_services->batches.start(id));
        QTRY_VERIFY(page.findChild<QPushButton*>(QStringLiteral("stopJob"))->isVisible());
        QTest::qWait(50);
        QCOMPARE(pause->geometry(), before);
        m_services->batches.stop(id);
    }

    void whatIsUnknownIsNotCalledFailed()
    {
        ui::FilterBar bar(m_theme, nullptr);
        const auto words = [&](qint64 failed, qint64 unknown) {
            bar.setCounts({0, 0, 0, failed, unknown}, false);
            return bar
                .findChild<QPushButton*>(
                    QStringLiteral("filter%1").arg(static_cast<int>(batch::OrderWish::Filter::Failed)))
                ->text();
        };
        QCOMPARE(words(3, 0), QStringLiteral("Failed 3"));
        QCOMPARE(words(0, 10), QStringLiteral("Unknown 10"));
        QCOMPARE(words(3, 10), QStringLiteral("Failed or unknown 13"));
    }

    void theCheckCardSaysWhatFailsUnasked()
    {
        ui::CheckCard card(m_theme, m_services->endpoints, m_services->privacy, nullptr);
        batch::Estimate estimate;
        estimate.model = QStringLiteral("blind-model");
        estimate.unseen = 7;
        card.showEstimate(&estimate, m_services->clock.wallTime());
        const QString words = card.findChild<QLabel*>(QStringLiteral("jobEstimate"))->text();
        QVERIFY2(words.contains(u"About 7 item") && words.contains(u"blind-model takes none"), qPrintable(words));
    }

    //! What is reckoned is not known to the hundredth.
    void theCheckCardSaysNoPartOfASecond()
    {
        ui::CheckCard card(m_theme, m_services->endpoints, m_services->privacy, nullptr);
        const QDateTime now = m_services->clock.wallTime();
        const auto words = [&](double seconds) {
            batch::Estimate estimate;
            estimate.seconds = seconds;
            estimate.finish = now.addSecs(2);
            card.showEstimate(&estimate, now);
            return card.findChild<QLabel*>(QStringLiteral("jobEstimate"))->text();
        };
        QVERIFY2(words(0.01).contains(u"Time: under 1 s, until"), qPrintable(words(0.01)));
        QVERIFY2(words(1).contains(u"Time: about 1.0 s, until"), qPrintable(words(1)));
    }

    void theCheckCardFillsTheSpec()
    {
        ui::CheckCard card(m_theme, m_services->endpoints, m_services->privacy, nullptr);
        const QDateTime now = m_services->clock.wallTime();
        model::BatchSpec spec;
        QVERIFY(card.fill(spec, now));
        QCOMPARE(spec.when.kind, model::When::Kind::Now);
        QVERIFY(!spec.maxCost && !spec.fresh);
        card.findChild<QComboBox*>(QStringLiteral("jobWhen"))->setCurrentIndex(1);
        card.findChild<QComboBox*>(QStringLiteral("jobLong"))->setCurrentIndex(2);
        card.findChild<QLineEdit*>(QStringLiteral("jobMaximum"))->setText(QStringLiteral("5.00 CNY"));
        QVERIFY(card.fill(spec, now));
        QCOMPARE(spec.when.kind, model::When::Kind::OffPeak);
        QCOMPARE(spec.longDocuments, model::LongDocuments::Refuse);
        QCOMPARE(spec.maxCost->currency(), QStringLiteral("CNY"));
        card.findChild<QLineEdit*>(QStringLiteral("jobMaximum"))->setText(QStringLiteral("much"));
        QVERIFY(!card.fill(spec, now));
        card.findChild<QLineEdit*>(QStringLiteral("jobMaximum"))->clear();
        card.findChild<QComboBox*>(QStringLiteral("jobWhen"))->setCurrentIndex(2); // 2026-01-01: past
        QVERIFY(!card.fill(spec, now));
    }

    void theCheckCardTakesAllOfAnotherJob()
    {
        ui::CheckCard card(m_theme, m_services->endpoints, m_services->privacy, nullptr);
        const QDateTime now = m_services->clock.wallTime();
        model::BatchSpec same;
        same.endpoint = m_services->endpoints.builtIn()->name;
        same.model = QStringLiteral("a-model-nobody-lists");
        same.kind = model::JobKind::Auto;
        same.maxCost = base::Money::parse(QStringLiteral("0.0125 CNY"), QString()).value();
        same.thinking = model::Thinking::High;
        same.maxTokens = 900;
        same.concurrency = 3;
        same.batchSize = 40;
        same.fresh = true;
        same.longDocuments = model::LongDocuments::Refuse;
        same.when.kind = model::When::Kind::OffPeak;
        card.takeAll(same, now);
        model::BatchSpec spec;
        QVERIFY(card.fill(spec, now));
        QCOMPARE(spec.endpoint, same.endpoint);
        QCOMPARE(spec.model, same.model);
        QCOMPARE(spec.maxCost->nanoUnits(), same.maxCost->nanoUnits());
        QCOMPARE(spec.maxCost->currency(), QStringLiteral("CNY"));
        QCOMPARE(spec.thinking, same.thinking);
        QCOMPARE(spec.maxTokens, same.maxTokens);
        QCOMPARE(spec.concurrency, same.concurrency);
        QCOMPARE(spec.batchSize, same.batchSize);
        QVERIFY(spec.fresh);
        QCOMPARE(spec.longDocuments, same.longDocuments);
        QCOMPARE(spec.when.kind, same.when.kind);
        QCOMPARE(card.kind().kind(), same.kind);
        auto* tokens = card.findChild<QLineEdit*>(QStringLiteral("jobMaxTokens"));
        QVERIFY(tokens->isVisibleTo(&card));
        tokens->setText(QStringLiteral("many"));
        QVERIFY(!card.isGood());
        QVERIFY(!card.fill(spec, now));
        tokens->clear();
        for (const auto& [name, most] :
            {std::pair("jobMaxTokens", model::mostAnswerTokens), std::pair("jobConcurrency", model::mostItemsInFlight),
                std::pair("jobBatchSize", model::mostBatchRequests)}) {
            auto* edit = card.findChild<QLineEdit*>(QLatin1String(name));
            edit->setText(QString::number(most));
            QVERIFY2(card.isGood(), name);
            edit->setText(QString::number(most + 1));
            QVERIFY2(!card.isGood(), name);
            edit->clear();
        }
        same.when = {model::When::Kind::At, now.addSecs(-60)};
        card.takeAll(same, now);
        QVERIFY(card.fill(spec, now));
        QCOMPARE(spec.when.kind, model::When::Kind::Now);
    }

    //! Only where Automatic asks this computer first, and somebody else could take over, there is anything to choose.
    void whetherOthersTakeOverIsChosen()
    {
        ui::CheckCard card(m_theme, m_services->endpoints, m_services->privacy, nullptr);
        auto* takeOver = card.findChild<QAbstractButton*>(QStringLiteral("jobTakeOver"));
        auto* where = card.findChild<QComboBox*>(QStringLiteral("jobEndpoint"));
        const auto filled = [&] {
            model::BatchSpec spec;
            spec.prompt = QStringLiteral("Who? {{text}}");
            if (!card.fill(spec, m_services->clock.wallTime()))
                qFatal("the card is wrong");
            return spec;
        };
        QVERIFY2(!takeOver->isVisibleTo(&card), "there is nobody else");
        localserver::LocalServer server({}, m_services->clock);
        QVERIFY(server.listen());
        model::Endpoint paid = endpoint(QStringLiteral("paid"), server, QStringLiteral("spyhop-local"));
        paid.priority = m_services->endpoints.builtIn()->priority + 1;
        QVERIFY(m_services->endpoints.add(paid));
        QVERIFY(takeOver->isVisibleTo(&card));
        const auto inputs = testsupport::collected(m_services->batches.collect({m_folder}, batch::InputMode::Auto));
        const auto tierOf = [&](const model::BatchSpec& spec) {
            return m_services->batches.job(m_services->batches.create(spec, *inputs).value())->spec.tier;
        };
        QVERIFY(!filled().anywhere);
        QCOMPARE(tierOf(filled()), model::Tier::Edge);
        takeOver->click();
        QVERIFY(filled().anywhere);
        QCOMPARE(tierOf(filled()), model::Tier::Auto);
        where->setCurrentIndex(where->findData(paid.name));
        QVERIFY(!takeOver->isVisibleTo(&card) && !filled().anywhere);
        model::BatchSpec same;
        same.anywhere = true;
        takeOver->setChecked(false);
        card.takeAll(same, m_services->clock.wallTime());
        QVERIFY(filled().anywhere);
        card.take(same);
        QVERIFY2(!filled().anywhere, "a template agrees to nothing");
        takeOver->click();
        QVERIFY(filled().anywhere);
        card.clear();
        QVERIFY2(!filled().anywhere, "it was agreed to for one job");
        paid.priority = 1;
        QVERIFY(m_services->endpoints.replace(paid.name, paid));
        QVERIFY2(!takeOver->isVisibleTo(&card), "Automatic asks who is paid in any case");
    }

    //! As `batch run --model X` has it.
    void aModelWithoutAnEndpointIsAskedForAgain()
    {
        ui::CheckCard card(m_theme, m_services->endpoints, m_services->privacy, nullptr);
        const auto* shown = card.findChild<QComboBox*>(QStringLiteral("jobModel"));
        const auto filled = [&](const model::BatchSpec& same) {
            card.takeAll(same, m_services->clock.wallTime());
            model::BatchSpec spec;
            return card.fill(spec, m_services->clock.wallTime()) ? spec : model::BatchSpec();
        };
        model::BatchSpec same;
        QVERIFY(!shown->isVisibleTo(&card));
        same.model = QStringLiteral("harbour-large");
        QCOMPARE(filled(same).model, same.model);
        QCOMPARE(filled(same).endpoint, QString());
        QVERIFY(shown->isVisibleTo(&card));
        same.model.clear();
        QCOMPARE(filled(same).model, QString());
        QVERIFY(!shown->isVisibleTo(&card));
    }

    //! Where no endpoint is named; and somebody must be of that tier.
    void whichTierAnswersIsChosen()
    {
        ui::CheckCard card(m_theme, m_services->endpoints, m_services->privacy, nullptr);
        auto* kind = card.findChild<QComboBox*>(QStringLiteral("jobTier"));
        auto* where = card.findChild<QComboBox*>(QStringLiteral("jobEndpoint"));
        const auto* takeOver = card.findChild<QAbstractButton*>(QStringLiteral("jobTakeOver"));
        const auto filled = [&] {
            model::BatchSpec spec;
            return card.fill(spec, m_services->clock.wallTime()) ? spec.tier : model::Tier::Basics;
        };
        const auto choose = [kind](model::Tier tier) { kind->setCurrentIndex(kind->findData(static_cast<int>(tier))); };
        QVERIFY(kind->isVisibleTo(&card));
        // The word of policies and commands, and what it means.
        QCOMPARE(kind->accessibleName(), QStringLiteral("Tier"));
        QVERIFY(kind->accessibleDescription().contains(QStringLiteral("self-hosted")));
        QVERIFY2(kind->parentWidget()->toolTip().isEmpty(), "it would lie over the choice");
        QCOMPARE(filled(), model::Tier::Auto);
        choose(model::Tier::Api);
        QVERIFY2(!card.isGood(), "there is none");
        localserver::LocalServer server({}, m_services->clock);
        QVERIFY(server.listen());
        model::Endpoint paid = endpoint(QStringLiteral("paid"), server, QStringLiteral("spyhop-local"));
        paid.priority = m_services->endpoints.builtIn()->priority + 1;
        QVERIFY(m_services->endpoints.add(paid));
        QVERIFY(card.isGood());
        QCOMPARE(filled(), model::Tier::Api);
        QVERIFY2(!takeOver->isVisibleTo(&card), "there is nothing to take over from");
        choose(model::Tier::Auto);
        QVERIFY(takeOver->isVisibleTo(&card));
        choose(model::Tier::Edge);
        QVERIFY(card.isGood() && !takeOver->isVisibleTo(&card));
        QCOMPARE(filled(), model::Tier::Edge);
        where->setCurrentIndex(where->findData(paid.name));
        QVERIFY(!kind->isVisibleTo(&card));
        QCOMPARE(filled(), model::Tier::Auto);
    }

    //! Or documents would go to whoever Automatic takes first. Not even a term that is wrong at the moment loses it.
    void askedOfOtherFilesTheKindOfPlaceStays()
    {
        localserver::LocalServer server({}, m_services->clock);
        QVERIFY(server.listen());
        model::Endpoint own = endpoint(QStringLiteral("own"), server, QStringLiteral("spyhop-local"));
        own.tier = model::Tier::SelfHosted;
        QVERIFY(m_services->endpoints.add(own));
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        model::BatchSpec same;
        same.prompt = QStringLiteral("Who? {{text}}");
        same.tier = model::Tier::SelfHosted;
        auto* kind = page.findChild<QComboBox*>(QStringLiteral("jobTier"));
        same.tier = model::Tier::Edge; // a kept job's, too: no paid endpoint takes it because nobody is there
        page.takeAll(same);
        QCOMPARE(kind->currentData().toInt(), static_cast<int>(same.tier));
        same.tier = model::Tier::SelfHosted;
        page.takeAll(same);
        QCOMPARE(kind->currentData().toInt(), static_cast<int>(same.tier));
        page.findChild<QLineEdit*>(QStringLiteral("jobMaximum"))->setText(QStringLiteral("much"));
        page.putAside();
        kind->setCurrentIndex(0);
        page.bringBack();
        QCOMPARE(kind->currentData().toInt(), static_cast<int>(same.tier));
        page.addInputs({m_folder + QStringLiteral("/contract-1.txt")});
        auto* start = page.findChild<QPushButton*>(QStringLiteral("startJob"));
        QTRY_VERIFY(start->isEnabled());
        QSignalSpy started(&page, &ui::NewJobPage::started);
        start->click();
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, 20'000);
        const QString id = started.first().first().toString();
        QCOMPARE(m_services->batches.job(id)->spec.tier, model::Tier::SelfHosted);
        QTRY_COMPARE_WITH_TIMEOUT(result(id, 0).endpoint, own.name, 20'000);
    }

    //! Names are whole, three lines at most; and what has no room there is found by its name.
    void allColumnsOfATableCanBeAskedFor()
    {
        QStringList names, cells;
        for (int i = 1; i <= 30; ++i) {
            names.append(QStringLiteral("customer column %1").arg(i, 2, 10, QLatin1Char('0')));
            cells.append(QString::number(i));
        }
        write(QStringLiteral("wide.csv"), (names.join(u',') + u'\n' + cells.join(u',') + u'\n').toUtf8());
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.resize(960, 780);
        page.show();
        auto* prompt = page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"));
        auto* fields = page.findChild<QWidget*>(QStringLiteral("promptFields"));
        auto* more = page.findChild<QAbstractButton*>(QStringLiteral("moreFields"));
        QVERIFY(prompt->placeholderText().contains(u"{{text}}"));
        QVERIFY(!more->isVisibleTo(&page));
        page.addInputs({m_folder + QStringLiteral("/wide.csv")});
        const auto shown = [&] {
            QList<QAbstractButton*> chips;
            for (QAbstractButton* chip : fields->findChildren<QAbstractButton*>()) {
                if (chip != more && chip->isVisibleTo(&page))
                    chips.append(chip);
            }
            return chips;
        };
        const auto isRight = [&] {
            QSet<int> lines;
            for (const QAbstractButton* chip : shown() + QList<QAbstractButton*>{more}) {
                lines.insert(chip->y());
                if (chip->width() < chip->sizeHint().width() || !fields->rect().contains(chip->geometry()))
                    return false;
            }
            return lines.size() == 3;
        };
        QTRY_VERIFY(more->isVisibleTo(&page));
        QTRY_VERIFY(shown().size() >= 6 && isRight());
        QCOMPARE(more->text(), QStringLiteral("%1 more").arg(30 - shown().size()));
        QVERIFY2(prompt->placeholderText().contains(u"{{customer column 01}}")
                && !prompt->placeholderText().contains(u"{{text}}"),
            qPrintable(prompt->placeholderText()));
        QAbstractButton* last = shown().last();
        last->click();
        QCOMPARE(prompt->toPlainText(), last->text());
        prompt->clear();
        const qsizetype wide = shown().size();
        page.resize(600, 780);
        QTRY_VERIFY(shown().size() <= wide && isRight());
        more->click();
        auto* all = page.findChild<QWidget*>(QStringLiteral("fieldList"));
        QVERIFY(all && all->isVisibleTo(&page));
        const auto* list = all->findChild<QListWidget*>();
        QCOMPARE(list->count(), 30);
        auto* search = all->findChild<QLineEdit*>();
        QTest::keyClicks(search, QStringLiteral("umn 30"));
        QCOMPARE(list->count(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(prompt->toPlainText(), QStringLiteral("{{customer column 30}}"));
        QVERIFY(!all->isVisibleTo(&page));
        // Few have all the room they need.
        page.clear();
        QTRY_VERIFY(!more->isVisibleTo(&page));
        QCOMPARE(shown().size(), 2);
        QVERIFY(prompt->placeholderText().contains(u"{{text}}"));
    }

    void whereTheProviderCallsIsChosen()
    {
        ui::CheckCard card(m_theme, m_services->endpoints, m_services->privacy, nullptr);
        const auto filled = [&] {
            model::BatchSpec spec;
            const bool isGood = card.fill(spec, m_services->clock.wallTime()).has_value();
            if (isGood != card.isGood())
                qFatal("the card does not know whether it is good");
            return isGood ? spec.callbackUrl : QStringLiteral("wrong");
        };
        auto* kind = card.findChild<QComboBox*>(QStringLiteral("jobKind"));
        auto* callback = card.findChild<QAbstractButton*>(QStringLiteral("jobCallback"));
        auto* address = card.findChild<QLineEdit*>(QStringLiteral("jobCallbackAddress"));
        const auto choose
            = [kind](model::JobKind wanted) { kind->setCurrentIndex(kind->findData(static_cast<int>(wanted))); };
        card.findChild<QPushButton*>(QStringLiteral("jobAdvanced"))->click();
        QVERIFY2(!callback->isVisibleTo(&card), "nothing stays with a provider");
        choose(model::JobKind::Tasks);
        QVERIFY(callback->isVisibleTo(&card) && !address->isVisibleTo(&card));
        QCOMPARE(filled(), QString());
        callback->click();
        QVERIFY(address->isVisibleTo(&card));
        QCOMPARE(filled(), QStringLiteral("127.0.0.1"));
        address->setText(QStringLiteral(" https://me.example/done "));
        QCOMPARE(filled(), QStringLiteral("https://me.example/done"));
        address->setText(QStringLiteral("::1"));
        QCOMPARE(filled(), QStringLiteral("::1"));
        for (const char* wrong : {"me.example", "ftp://me.example/x", "https://"}) {
            address->setText(QString::fromLatin1(wrong));
            QCOMPARE(filled(), QStringLiteral("wrong"));
        }
        choose(model::JobKind::Direct);
        QCOMPARE(filled(), QString());
        model::BatchSpec same;
        same.kind = model::JobKind::Tasks;
        same.callbackUrl = QStringLiteral("https://me.example/done");
        ui::CheckCard other(m_theme, m_services->endpoints, m_services->privacy, nullptr);
        other.takeAll(same, m_services->clock.wallTime());
        QCOMPARE(other.findChild<QLineEdit*>(QStringLiteral("jobCallbackAddress"))->text(), same.callbackUrl);
        QVERIFY(other.findChild<QAbstractButton*>(QStringLiteral("jobCallback"))->isVisibleTo(&other));
    }

    void howLongNobodyMayAnswerIsChosen()
    {
        ui::CheckCard card(m_theme, m_services->endpoints, m_services->privacy, nullptr);
        auto* giveUp = card.findChild<QComboBox*>(QStringLiteral("jobGiveUp"));
        QVERIFY(!giveUp->isVisibleTo(&card));
        card.findChild<QPushButton*>(QStringLiteral("jobAdvanced"))->click();
        QVERIFY(giveUp->isVisibleTo(&card));
        const auto filled = [&] {
            model::BatchSpec spec;
            spec.giveUpAfter = std::chrono::milliseconds(1);
            if (!card.fill(spec, m_services->clock.wallTime()))
                qFatal("the card is not good");
            return spec.giveUpAfter;
        };
        QCOMPARE(filled().has_value(), false);
        giveUp->setCurrentIndex(giveUp->findData(60));
        QVERIFY(filled() == std::optional<std::chrono::milliseconds>(std::chrono::hours(1)));
        giveUp->setCurrentIndex(giveUp->findData(-1));
        QVERIFY(filled() == std::optional(model::BatchSpec::neverGivesUp));
        model::BatchSpec same;
        same.giveUpAfter = std::chrono::minutes(480);
        ui::CheckCard other(m_theme, m_services->endpoints, m_services->privacy, nullptr);
        other.takeAll(same, m_services->clock.wallTime());
        auto* taken = other.findChild<QComboBox*>(QStringLiteral("jobGiveUp"));
        QVERIFY(taken->isVisibleTo(&other));
        QCOMPARE(taken->currentData().toInt(), 480);
    }

    void askedOfOtherFilesTheTermsStay()
    {
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        model::BatchSpec same;
        same.prompt = QStringLiteral("Who? {{text}}");
        same.scans = model::Scans::Skip;
        same.endpoint = m_services->endpoints.builtIn()->name;
        page.takeAll(same);
        QCOMPARE(page.findChild<QComboBox*>(QStringLiteral("jobScans"))->currentData().toInt(),
            static_cast<int>(model::Scans::Skip));
        QCOMPARE(page.findChild<QComboBox*>(QStringLiteral("jobEndpoint"))->currentData().toString(), same.endpoint);
    }

    void aTableIsTakenAsThePersonSays()
    {
        write(QStringLiteral("a.csv"), "name,city\nLi,Oslo\nKim,Rome\n");
        ui::WhatCard card(m_theme, m_services->batches, nullptr);
        card.addInputs({m_folder + QStringLiteral("/contract-1.txt")});
        QTRY_COMPARE(card.inputs().items.size(), 1);
        auto* mode = card.findChild<QComboBox*>(QStringLiteral("jobInputMode"));
        QVERIFY2(!mode->isVisibleTo(&card), "there is no table");
        card.clear();
        card.addInputs({m_folder + QStringLiteral("/a.csv")});
        QTRY_COMPARE(card.inputs().items.size(), 2);
        QVERIFY(mode->isVisibleTo(&card));
        QVERIFY2(!card.findChild<QLineEdit*>(QStringLiteral("jobSheet"))->isVisibleTo(&card), "it has no sheets");
        const auto choose = [mode](batch::InputMode wanted) {
            mode->setCurrentIndex(static_cast<int>(wanted));
            Q_EMIT mode->activated(static_cast<int>(wanted));
        };
        choose(batch::InputMode::Documents);
        QTRY_COMPARE(card.inputs().items.size(), 1);
        QVERIFY(!card.inputs().rows);
        choose(batch::InputMode::Rows);
        QTRY_COMPARE(card.inputs().items.size(), 2);
        QVERIFY(card.inputs().rows);
    }

    void aCorrectionIsHeldToItsColumn()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        table->setCurrentIndex(table->model()->index(1, 0));
        QTRY_VERIFY(page.findChildren<QPlainTextEdit*>(QStringLiteral("answerCell")).size() == 2);
        QPlainTextEdit* amount = page.findChildren<QPlainTextEdit*>(QStringLiteral("answerCell")).at(1);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C);
        amount->setPlainText(QStringLiteral("abc"));
        QTest::keyClick(amount, Qt::Key_Return);
        QCOMPARE(review(id, 1).verdict, model::Review::Verdict::None);
        QVERIFY2(!amount->isReadOnly() && amount->toPlainText() == u"abc", "what was written stays, to be mended");
        page.findChild<QAbstractButton*>(QStringLiteral("acceptAnswer"))->setFocus();
        QTest::mouseClick(page.findChild<QAbstractButton*>(QStringLiteral("acceptAnswer")), Qt::LeftButton);
        QVERIFY2(page.focusWidget() == amount, "where it is to be mended");
        QVERIFY(ui::isWrong(amount) && !amount->accessibleDescription().isEmpty());
        QVERIFY(!ui::isWrong(page.findChild<QPlainTextEdit*>(QStringLiteral("answerCell"))));
        amount->setPlainText(QStringLiteral("￥1,280"));
        QVERIFY(!ui::isWrong(amount) && amount->accessibleDescription().isEmpty());
        QTest::keyClick(amount, Qt::Key_Return);
        QTRY_COMPARE(review(id, 1).verdict, model::Review::Verdict::Corrected);
        QCOMPARE(review(id, 1).cells.at(1), QStringLiteral("1280"));
    }

    void aSourceThatIsCutSaysSo()
    {
        ui::ItemPanel panel(m_theme, m_services->batches, nullptr);
        write(QStringLiteral("long.txt"), QByteArray("A line of a long text.\n").repeated(10'000));
        model::BatchItem item;
        item.name = QStringLiteral("long.txt");
        item.path = m_folder + QStringLiteral("/long.txt");
        panel.show({}, item, {});
        const auto says = [&panel] {
            const QList<QLabel*> labels = panel.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                [](const QLabel* label) { return label->text().contains(u"characters 1 to 200,000 of 230,000"); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(), 20'000);
    }

    void aQuoteFarBehindIsShownWhenItIsChosen()
    {
        const QByteArray line = "A line of a long text.\r\n";
        write(QStringLiteral("long.txt"),
            "First: Amber.\r\n" + line.repeated(9'500) + "Second: Basalt.\r\n" + line.repeated(500));
        model::BatchSpec spec;
        spec.columns = {{QStringLiteral("a"), model::ColumnType::Text, {}, {}},
            {QStringLiteral("b"), model::ColumnType::Text, {}, {}}};
        spec.quotes = true;
        model::BatchItem item;
        item.name = QStringLiteral("long.txt");
        item.path = m_folder + QStringLiteral("/long.txt");
        model::ItemResult result;
        result.state = model::ItemState::Done;
        result.cells = QStringList{QStringLiteral("Amber"), QStringLiteral("Basalt")};
        result.proofs = {{QStringLiteral("First: Amber."), true, {}}, {QStringLiteral("Second: Basalt."), true, {}}};
        ui::ItemPanel panel(m_theme, m_services->batches, nullptr);
        panel.resize(400, 700);
        panel.setVisible(true);
        panel.show(spec, item, result);
        const auto* source = panel.findChild<QPlainTextEdit*>(QStringLiteral("itemSource"));
        const auto marked = [source] {
            const QList<QTextEdit::ExtraSelection> marks = source->extraSelections();
            return marks.size() == 1 ? marks.first().cursor.selectedText() : QString::number(marks.size());
        };
        const auto says = [&panel](QStringView text) {
            const QList<QLabel*> labels = panel.findChildren<QLabel*>();
            return std::any_of(
                labels.begin(), labels.end(), [text](const QLabel* label) { return label->text().contains(text); });
        };
        QTRY_COMPARE_WITH_TIMEOUT(marked(), QStringLiteral("First: Amber."), 20'000);
        QVERIFY(says(u"characters 1 to 200,000 of 230,030"));
        const QList<QLabel*> quotes = panel.findChildren<QLabel*>(QStringLiteral("answerQuote"));
        QCOMPARE(quotes.size(), 2);
        QTest::mouseClick(quotes.at(1), Qt::LeftButton);
        QCOMPARE(marked(), QStringLiteral("Second: Basalt."));
        QCOMPARE(source->textCursor().position(), source->extraSelections().first().cursor.selectionStart());
        const QString shown = source->toPlainText();
        QVERIFY(shown.startsWith(u"A line of a long text.\n") && shown.endsWith(u"A line of a long text.\n"));
        QVERIFY(shown.size() <= ui::SourceWindow::shown);
        QVERIFY(!says(u"characters 1 to") && says(u"of 230,030"));
        QTest::mouseClick(quotes.at(0), Qt::LeftButton);
        QCOMPARE(marked(), QStringLiteral("First: Amber."));
    }

    //! Neither that there is no quote nor that it was not found.
    void whatWasLookedAtWarnsNoLonger()
    {
        model::BatchSpec spec;
        spec.columns = {{QStringLiteral("a"), model::ColumnType::Text, {}, {}},
            {QStringLiteral("b"), model::ColumnType::Text, {}, {}}};
        spec.quotes = true;
        model::ItemResult result;
        result.state = model::ItemState::Done;
        result.cells = QStringList{QStringLiteral("Amber"), QStringLiteral("Basalt")};
        result.proofs = {{QStringLiteral("First: Amber."), false, {}}, {{}, false, {}}};
        ui::AnswerView view(m_theme, nullptr);
        const auto colors = [&view] {
            QList<QColor> seen;
            for (const QLabel* label : view.findChildren<QLabel*>(QStringLiteral("answerQuote")))
                seen.append(label->palette().color(QPalette::WindowText));
            return seen;
        };
        view.show(spec, result);
        QCOMPARE(colors(), QList<QColor>(2, m_theme.tokens().warning));
        result.review.verdict = model::Review::Verdict::Accepted;
        view.show(spec, result);
        QCOMPARE(colors(), QList<QColor>(2, m_theme.tokens().text2));
    }

    void aQuoteIsShownOnItsPageAndAcrossPieces()
    {
        const QString filler = QStringLiteral("nothing here\n").repeated(30'000); // 390,000 characters
        batch::Source source;
        source.text = QStringLiteral("the same words\n") + filler;
        source.places = {{0, QStringLiteral("page 1")}, {source.text.size(), QStringLiteral("page 2")}};
        source.text += QStringLiteral("the same words\n");
        const model::Proof first{QStringLiteral("the same words"), true, QStringLiteral("page 1")};
        model::Proof second = first;
        second.place = QStringLiteral("page 2");
        ui::SourceWindow window(source);
        QVERIFY2(!window.moveTo(first), "it is shown already");
        QVERIFY(window.moveTo(second));
        QCOMPARE(window.end(), source.text.size());
        const auto spans = window.spans({second});
        QVERIFY(spans.first());
        QCOMPARE(window.begin() + spans.first()->begin, source.places.last().begin);
        QVERIFY(window.moveTo(first));
        QCOMPARE(window.begin(), 0);
        // No piece holds the whole of it.
        source.text = QString(ui::SourceWindow::shown - 5, u'x') + QStringLiteral("over the border") + filler;
        source.places.clear();
        ui::SourceWindow other(source);
        const model::Proof across{QStringLiteral("over the border"), true, {}};
        QVERIFY(!other.spans({across}).first());
        QVERIFY(other.moveTo(across));
        QCOMPARE(other.text().mid(other.spans({across}).first()->begin, 15), across.quote);
    }

    void theCheckCardHoldsTheMaximumAgainstThePrice()
    {
        ui::CheckCard card(m_theme, m_services->endpoints, m_services->privacy, nullptr);
        const QDateTime now = m_services->clock.wallTime();
        auto* maximum = card.findChild<QLineEdit*>(QStringLiteral("jobMaximum"));
        batch::Estimate estimate;
        estimate.model = QStringLiteral("m");
        estimate.now = batch::MoneyRange{base::Money(1, QStringLiteral("CNY")), base::Money(2, QStringLiteral("CNY"))};
        maximum->setText(QStringLiteral("5"));
        card.showEstimate(&estimate, now);
        QVERIFY(!ui::isWrong(maximum));
        model::BatchSpec spec;
        QVERIFY(card.fill(spec, now));
        QCOMPARE(spec.maxCost->currency(), QStringLiteral("CNY")); // what is charged, where nothing else is said
        maximum->setText(QStringLiteral("5 USD"));
        QVERIFY(ui::isWrong(maximum));
        QVERIFY(maximum->accessibleDescription().contains(u"in CNY"));
        estimate.now.reset();
        card.showEstimate(&estimate, now);
        QVERIFY(maximum->accessibleDescription().contains(u"not known"));
        maximum->clear();
        QVERIFY(!ui::isWrong(maximum));
        maximum->setText(QStringLiteral("5 USD"));
        QVERIFY(ui::isWrong(maximum));
        estimate.isFree = true;
        card.showEstimate(&estimate, now);
        QVERIFY(!ui::isWrong(maximum));
    }

    void aJobAtItsMaximumIsRaised()
    {
        m_services->prices = model::PriceTable::parse(
            "{\"asOf\": \"2026-01-01\", \"prices\": [{\"provider\": \"127.0.0.1\", \"model\": \"spyhop-local\", "
            "\"validFrom\": \"2020-01-01\", \"currency\": \"USD\", \"perMillion\": {\"hit\": \"1\", \"miss\": "
            "\"1\", \"output\": \"1\"}}], \"models\": [{\"name\": \"spyhop-local\", \"context\": 4000}]}")
                                 .value();
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("What is {{word}}?");
        spec.endpoint = m_services->endpoints.builtIn()->name;
        spec.model = QStringLiteral("spyhop-local");
        spec.maxTokens = 100;
        spec.maxCost = base::Money(2'000'000, QStringLiteral("USD")); // 0.002: some items
        batch::Inputs inputs;
        inputs.rows = true;
        inputs.columns = inputs.fields = QStringList{QStringLiteral("word")};
        for (int i = 0; i < 40; ++i)
            inputs.items.append({i, QStringLiteral("row %1").arg(i + 1), {}, {QStringLiteral("word %1").arg(i)}});
        const auto id = m_services->batches.create(spec, inputs);
        QVERIFY(id);
        QVERIFY(m_services->batches.start(*id));
        QTRY_VERIFY_WITH_TIMEOUT(!m_services->batches.isRunning(*id), 20'000);
        QVERIFY(m_services->batches.job(*id)->items.pending > 0);
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(*id);
        page.show();
        const auto* banner = page.findChild<ui::Banner*>(QStringLiteral("jobWaits"));
        QVERIFY(banner->isVisibleTo(&page));
        QVERIFY2(banner->rest().contains(u"maximum"), qPrintable(banner->rest()));
        QVERIFY2(!page.findChild<ui::Banner*>(QStringLiteral("jobError"))->isVisibleTo(&page), "it is said once");
        QCOMPARE(banner->link(0)->text(), QStringLiteral("Raise the maximum…"));
        banner->link(0)->click();
        auto* dialog = page.findChild<QDialog*>(QStringLiteral("maximumDialog"));
        QVERIFY(dialog);
        QVERIFY(!m_services->batches.isRunning(*id)); // the link asks first
        auto* amount = dialog->findChild<QLineEdit*>(QStringLiteral("newMaximum"));
        const base::Money offered = ui::MaximumDialog::raised(*m_services->batches.job(*id));
        QVERIFY(offered.nanoUnits() >= 4'000'000);
        QCOMPARE(amount->text(), offered.exactAmount() + QStringLiteral(" USD"));
        auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("acceptMaximum"));
        amount->setText(QStringLiteral("much"));
        accept->click();
        QVERIFY(ui::isWrong(amount));
        amount->setText(QStringLiteral("5 USD"));
        accept->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_services->batches.job(*id)->items.done, 40, 20'000);
        QTRY_VERIFY(!m_services->batches.isRunning(*id));
        QCOMPARE(m_services->batches.job(*id)->spec.maxCost->nanoUnits(), 5'000'000'000);
        QVERIFY(!banner->isVisibleTo(&page));
    }

    void theMaximumOfferedIsEnough_data()
    {
        QTest::addColumn<qint64>("done");
        QTest::addColumn<qint64>("before");
        QTest::addColumn<QList<base::Money>>("spent");
        QTest::addColumn<QString>("offered");
        const auto spent = [](qint64 nano, const char* currency) {
            return QList<base::Money>{base::Money(nano, QString::fromLatin1(currency))};
        };
        QTest::newRow("all cost more than twice")
            << qint64(10) << qint64(8'000'000) << spent(2'030'000, "USD") << QStringLiteral("0.025");
        QTest::newRow("twice is more") << qint64(50) << qint64(8'000'000) << spent(4'000'000, "USD")
                                       << QStringLiteral("0.016");
        QTest::newRow("nothing is known")
            << qint64(0) << qint64(8'000'000) << QList<base::Money>() << QStringLiteral("0.016");
        QTest::newRow("other money") << qint64(10) << qint64(8'000'000) << spent(900'000'000, "CNY")
                                     << QStringLiteral("0.016");
        QTest::newRow("up to two figures")
            << qint64(0) << qint64(6'170'000'000) << QList<base::Money>() << QStringLiteral("13.00");
    }
    void theMaximumOfferedIsEnough()
    {
        QFETCH(qint64, done);
        QFETCH(qint64, before);
        model::JobSummary job;
        job.items.done = done;
        job.items.pending = 100 - done;
        job.spec.maxCost = base::Money(before, QStringLiteral("USD"));
        QFETCH(QList<base::Money>, spent);
        job.cost = spent;
        QTEST(ui::MaximumDialog::raised(job).exactAmount(), "offered");
    }

    //! Where no higher maximum would mend it, another one or none may.
    void whatAHigherMaximumDoesNotMendHasNoSuchLink()
    {
        m_services->prices = model::PriceTable::parse(
            "{\"asOf\": \"2026-01-01\", \"prices\": [], \"models\": [{\"name\": \"spyhop-local\", \"context\": 4000}]}")
                                 .value();
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("What is {{word}}?");
        spec.endpoint = m_services->endpoints.builtIn()->name;
        spec.model = QStringLiteral("spyhop-local");
        batch::Inputs inputs;
        inputs.rows = true;
        inputs.columns = inputs.fields = QStringList{QStringLiteral("word")};
        inputs.items.append({0, QStringLiteral("row 1"), {}, {QStringLiteral("word")}});
        const auto id = m_services->batches.create(spec, inputs);
        QVERIFY(id);
        model::JobSummary stopped = *m_services->batches.job(*id);
        const base::Money maximum(2'000'000, QStringLiteral("USD"));
        stopped.spec.maxCost = maximum;
        stopped.state = model::JobState::Paused;
        stopped.stopped = batch::CostGuard::noPrice(maximum, spec.endpoint, spec.model);
        m_services->batchStore.setSpec(stopped);
        QVERIFY(m_services->batches.reload());
        QVERIFY(m_services->batches.stopReason(*id));
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(*id);
        page.show();
        const auto* error = page.findChild<ui::Banner*>(QStringLiteral("jobError"));
        QVERIFY(error->isVisibleTo(&page));
        QVERIFY2(error->rest().contains(u"is not known"), qPrintable(error->rest()));
        QVERIFY(!page.findChild<ui::Banner*>(QStringLiteral("jobWaits"))->isVisibleTo(&page));
        QCOMPARE(error->link(0)->text(), QStringLiteral("Change the maximum…"));
        error->link(0)->click();
        auto* dialog = page.findChild<QDialog*>(QStringLiteral("maximumDialog"));
        QVERIFY(dialog && error->isVisibleTo(&page));
        auto* amount = dialog->findChild<QLineEdit*>(QStringLiteral("newMaximum"));
        QCOMPARE(amount->text(), QStringLiteral("0.002 USD"));
        amount->clear(); // no stop
        dialog->findChild<QPushButton*>(QStringLiteral("acceptMaximum"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_services->batches.job(*id)->items.done, 1, 20'000);
        QTRY_VERIFY(!error->isVisibleTo(&page));
    }

    void aTrialSaysWhatAllWouldCost()
    {
        m_services->prices = model::PriceTable::parse(
            "{\"asOf\": \"2026-01-01\", \"prices\": [{\"provider\": \"127.0.0.1\", \"model\": \"spyhop-local\", "
            "\"validFrom\": \"2020-01-01\", \"currency\": \"USD\", \"perMillion\": {\"hit\": \"1000\", \"miss\": "
            "\"1000\", \"output\": \"1000\"}}], \"models\": [{\"name\": \"spyhop-local\", \"context\": 4000}]}")
                                 .value();
        QByteArray rows = "word\n";
        for (int i = 0; i < 8; ++i)
            rows += "word number " + QByteArray::number(i) + '\n';
        write(QStringLiteral("rows.csv"), rows);
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        QSignalSpy started(&page, &ui::NewJobPage::started);
        page.show();
        page.addInputs({m_folder + QStringLiteral("/rows.csv")});
        auto* prompt = page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"));
        prompt->setPlainText(QStringLiteral("What is {{word}}?"));
        auto* trial = page.findChild<QPushButton*>(QStringLiteral("trialJob"));
        QTRY_VERIFY(trial->isVisibleTo(&page) && trial->isEnabled());
        trial->click();
        QTRY_COMPARE(started.size(), 1);
        const QString id = started.first().first().toString();
        QTRY_VERIFY_WITH_TIMEOUT(!m_services->batches.isRunning(id), 20'000);
        const model::JobSummary tried = *m_services->batches.job(id);
        QCOMPARE(tried.items, (model::ItemCounts{3, 0, 5, 0, 0}));
        QCOMPARE(tried.cost.size(), 1);
        QVERIFY(!tried.cost.first().isZero());
        QVERIFY2(!prompt->toPlainText().isEmpty(), "it can be changed and tried again");
        // The job's page says what it is for.
        ui::BatchPage jobPage({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        jobPage.resize(1'100, 760);
        jobPage.showJob(id);
        jobPage.show();
        const auto* banner = jobPage.findChild<ui::Banner*>(QStringLiteral("jobWaits"));
        QVERIFY(banner->isVisibleTo(&jobPage));
        QCOMPARE(banner->word(), QStringLiteral("5 of 8 done"));
        const base::Money all(
            qRound64(1.6 * static_cast<double>(tried.cost.first().nanoUnits())), QStringLiteral("USD"));
        QCOMPARE(banner->rest(), QStringLiteral("at this rate all of them cost ") + all.display());
        QCOMPARE(banner->link(0)->text(), QStringLiteral("Do the rest"));
        banner->link(0)->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_services->batches.job(id)->items.done, 8, 20'000);
        QTRY_VERIFY(!m_services->batches.isRunning(id));
        QVERIFY(!banner->isVisibleTo(&jobPage));
    }

    void whatMayBeBilledTwiceIsCountedAndShown()
    {
        batch::Inputs inputs;
        inputs.rows = true;
        inputs.columns = QStringList{QStringLiteral("word")};
        inputs.fields = inputs.columns;
        for (int i = 0; i < 5; ++i)
            inputs.items.append({i, QStringLiteral("row %1").arg(i + 1), {}, {QStringLiteral("word %1").arg(i)}});
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("What is {{word}}?");
        const QString id = m_services->batches.create(spec, inputs).value_or(QString());
        const QString other = m_services->batches.create(spec, inputs).value_or(QString());
        QVERIFY(m_services->database->writeNow(
            {{QStringLiteral("UPDATE mem.items SET twice = 1 WHERE item IN (1, 3) AND job = ?"), {id}}}));
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* banner = page.findChild<ui::Banner*>(QStringLiteral("billedTwice"));
        auto* filter = page.findChild<QPushButton*>(QStringLiteral("filter5"));
        QTRY_VERIFY(banner->isVisibleTo(&page));
        QCOMPARE(banner->word(), QStringLiteral("Possibly billed twice: 2"));
        QVERIFY(filter->isVisibleTo(&page));
        QCOMPARE(filter->text(), QStringLiteral("Possibly billed twice 2"));
        const auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        QCOMPARE(table->model()->rowCount(), 5);
        banner->link(0)->click();
        QTRY_COMPARE(table->model()->rowCount(), 2);
        page.showJob(other);
        QVERIFY(!banner->isVisibleTo(&page));
        QVERIFY(!filter->isVisibleTo(&page));
    }

    void aRowIsCalledByItsFirstCell_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<QString>("shown");
        const QStringList cells{QStringLiteral(" "), QStringLiteral("Harbour\nLtd"), QStringLiteral("7")};
        QTest::newRow("row") << QStringLiteral("row 12") << cells << QStringLiteral("12 · Harbour Ltd");
        QTest::newRow("named in another language")
            << QString::fromUtf8("第 12 行") << cells << QStringLiteral("12 · Harbour Ltd");
        QTest::newRow("of several tables")
            << QStringLiteral("a 1, b.csv, row 3") << cells << QStringLiteral("a 1, b.csv, 3 · Harbour Ltd");
        QTest::newRow("empty") << QStringLiteral("row 2") << QStringList{QString()} << QStringLiteral("2");
        QTest::newRow("document") << QStringLiteral("page 3.txt") << QStringList() << QStringLiteral("page 3.txt");
    }
    void aRowIsCalledByItsFirstCell()
    {
        QFETCH(QString, stored);
        QFETCH(QStringList, cells);
        model::BatchItem item;
        item.name = stored;
        item.cells = cells;
        QTEST(ui::itemName(item), "shown");
    }

    void whatCannotBeReadIsSaidAtTheFoot()
    {
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        page.addInputs({m_folder}); // four letters, and one that is none
        const auto says = [&page](const QString& text) {
            const QList<QLabel*> labels = page.findChildren<QLabel*>();
            return std::any_of(
                labels.begin(), labels.end(), [&text](const QLabel* label) { return label->text().contains(text); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("1 cannot be read")), 20'000);
    }

    void aFewItemsAreTriedByNobody()
    {
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        page.addInputs({m_folder}); // five
        page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"))->setPlainText(QStringLiteral("Who? {{text}}"));
        QTRY_VERIFY(page.findChild<QPushButton*>(QStringLiteral("startJob"))->isEnabled());
        QVERIFY(!page.findChild<QPushButton*>(QStringLiteral("trialJob"))->isVisibleTo(&page));
    }

    void aQuestionIsKeptAndNoneReplacedUnasked()
    {
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        QSignalSpy said(&page, &ui::NewJobPage::message);
        page.show();
        QVERIFY2(!templateAction(page, "keepTemplate")->isEnabled(), "there is no question");
        auto* prompt = page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"));
        const auto keep = [&](const QString& question) {
            prompt->setPlainText(question);
            templateAction(page, "keepTemplate")->trigger();
            auto* dialog = opened<QInputDialog>(page);
            dialog->setTextValue(QStringLiteral("My terms"));
            dialog->accept();
        };
        const auto kept = [this] {
            const auto found = batch::findTemplate(
                QStringLiteral("My terms"), m_services->batches.profileFolder(), QStringLiteral("en"));
            return found ? found->spec.prompt : QString();
        };
        keep(QStringLiteral("Who? {{text}}"));
        QCOMPARE(kept(), QStringLiteral("Who? {{text}}"));
        QCOMPARE(said.size(), 1);
        keep(QStringLiteral("What? {{text}}"));
        opened<QMessageBox>(page)->reject();
        QCOMPARE(kept(), QStringLiteral("Who? {{text}}"));
        QCOMPARE(said.size(), 1);
        // A term that is wrong at the moment is no part of it.
        page.findChild<QLineEdit*>(QStringLiteral("jobMaximum"))->setText(QStringLiteral("much"));
        keep(QStringLiteral("What? {{text}}"));
        auto* question = opened<QMessageBox>(page);
        const QList<QAbstractButton*> buttons = question->buttons();
        for (QAbstractButton* button : buttons) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QCOMPARE(kept(), QStringLiteral("What? {{text}}"));
        QCOMPARE(said.size(), 2);
        // It is in the menu.
        prompt->clear();
        const QList<QAction*> actions = templateMenu(page)->actions();
        const auto mine = std::find_if(
            actions.begin(), actions.end(), [](const QAction* one) { return one->text() == u"My terms"; });
        QVERIFY(mine != actions.end());
        (*mine)->trigger();
        QCOMPARE(prompt->toPlainText(), QStringLiteral("What? {{text}}"));
    }

    //! Both stand in the menu, and each brings what is its own.
    void twoTemplatesOfOneNameAreToldApart()
    {
        const QString language = QLocale().name();
        const batch::JobTemplate shipped = batch::templates({}, language).last();
        batch::JobTemplate mine;
        mine.name = shipped.name;
        mine.spec.prompt = QStringLiteral("Mine? {{text}}");
        QVERIFY(batch::saveTemplate(mine, m_services->batches.profileFolder()));
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        const auto* prompt = page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"));
        QMenu* menu = templateMenu(page);
        QCOMPARE(menu->actions().first()->text(), QStringLiteral("%1 (your own)").arg(shipped.name));
        menu->actions().first()->trigger();
        QCOMPARE(prompt->toPlainText(), mine.spec.prompt);
        const QList<QAction*> actions = menu->actions();
        const auto other = std::find_if(actions.begin(), actions.end(),
            [&](const QAction* one) { return one->text() == QStringLiteral("%1 (shipped)").arg(shipped.name); });
        QVERIFY(other != actions.end());
        (*other)->trigger();
        QCOMPARE(prompt->toPlainText(), shipped.spec.prompt);
    }

    void aFolderWithDotsKeepsItsName()
    {
        m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("contracts%1.2024.q1").arg(m_run));
        write(QStringLiteral("one.v2.txt"), "A contract.");
        ui::WhatCard card(m_theme, m_services->batches, nullptr);
        card.addInputs({m_folder});
        QCOMPARE(card.title(), QStringLiteral("contracts%1.2024.q1").arg(m_run));
        card.clear();
        card.addInputs({m_folder + QStringLiteral("/one.v2.txt")});
        QCOMPARE(card.title(), QStringLiteral("one.v2"));
    }

    //! Also where the person has left the ending out.
    void resultsAreCalledAfterTheirJob()
    {
        const auto inputs = testsupport::collected(m_services->batches.collect({m_folder}, batch::InputMode::Auto));
        model::BatchSpec spec;
        spec.title = QStringLiteral("report.v2 · Who is it with?");
        spec.prompt = QStringLiteral("Who is it with? {{text}}");
        spec.endpoint = m_services->endpoints.builtIn()->name;
        const QString id = m_services->batches.create(spec, *inputs).value();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.showJob(id);
        page.show();
        QMenu* forms = page.findChild<QPushButton*>(QStringLiteral("exportJob"))->menu();
        Q_EMIT forms->aboutToShow();
        forms->actions().at(1)->trigger();
        auto* dialog = opened<QFileDialog>(page);
        QCOMPARE(
            QFileInfo(dialog->selectedFiles().value(0)).fileName(), QStringLiteral("report.v2 · Who is it with.csv"));
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("results%1").arg(m_run));
        choose(*dialog, folder + QStringLiteral("/report.v2"));
        QTRY_VERIFY(QFile::exists(folder + QStringLiteral("/report.v2.csv")));
    }

    void aQuestionIsHandedOnInAFile()
    {
        const QString file = m_folder + QStringLiteral("/Harbour terms.json");
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        QVERIFY(!templateAction(page, "saveTemplate")->isEnabled());
        model::BatchSpec asked;
        asked.prompt = QStringLiteral("Who? {{text}}");
        asked.system = QStringLiteral("Be brief.");
        asked.columns = {{QStringLiteral("party"), model::ColumnType::Text, {}, {}}};
        asked.endpoint = m_services->endpoints.builtIn()->name;
        asked.model = QStringLiteral("spyhop-local");
        page.takeAll(asked);
        templateAction(page, "saveTemplate")->trigger();
        choose(*opened<QFileDialog>(page), file);
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray bytes = saved.readAll();
        for (const QString& own : {asked.endpoint, asked.model, m_folder})
            QVERIFY2(!bytes.contains(own.toUtf8()), bytes.constData());
        // Somebody else opens it.
        ui::NewJobPage other(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        other.show();
        templateAction(other, "openTemplate")->trigger();
        choose(*opened<QFileDialog>(other), file);
        const auto* prompt = other.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"));
        QCOMPARE(prompt->toPlainText(), asked.prompt);
        // What it says before the question is seen without looking for it.
        const auto* system = other.findChild<QPlainTextEdit*>(QStringLiteral("jobSystem"));
        QVERIFY(system->isVisibleTo(&other));
        QCOMPARE(system->toPlainText(), asked.system);
        other.findChild<QPushButton*>(QStringLiteral("jobSystemFold"))->click();
        QVERIFY2(system->isVisibleTo(&other), "what is said stays in sight");
        // And hands it on as it came.
        const QString again = m_folder + QStringLiteral("/copy.json");
        templateAction(other, "saveTemplate")->trigger();
        choose(*opened<QFileDialog>(other), again);
        QFile copy(again);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), bytes);
        const auto named = batch::findTemplate(again, {}, QStringLiteral("en"));
        QVERIFY(named);
        QCOMPARE(named->name, QStringLiteral("Harbour terms"));
    }

    void whatStandsBeforeTheQuestionIsTheJobs()
    {
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        page.addInputs({m_folder + QStringLiteral("/contract-1.txt")});
        auto* system = page.findChild<QPlainTextEdit*>(QStringLiteral("jobSystem"));
        auto* fold = page.findChild<QPushButton*>(QStringLiteral("jobSystemFold"));
        QVERIFY(!system->isVisibleTo(&page));
        fold->click();
        QVERIFY(system->isVisibleTo(&page));
        system->setPlainText(QStringLiteral("Answer in one word."));
        page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"))->setPlainText(QStringLiteral("Who? {{text}}"));
        auto* start = page.findChild<QPushButton*>(QStringLiteral("startJob"));
        QTRY_VERIFY(start->isEnabled());
        QSignalSpy started(&page, &ui::NewJobPage::started);
        start->click();
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, 20'000);
        const QString id = started.first().first().toString();
        QCOMPARE(m_services->batches.job(id)->spec.system, QStringLiteral("Answer in one word."));
        // The next job begins without it.
        QVERIFY(system->toPlainText().isEmpty());
        QVERIFY(!system->isVisibleTo(&page));
    }

    void whatIsNoTemplateIsSaid()
    {
        write(QStringLiteral("no.json"), "{\"a\":1}");
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        auto* prompt = page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"));
        prompt->setPlainText(QStringLiteral("Who? {{text}}"));
        templateAction(page, "openTemplate")->trigger();
        choose(*opened<QFileDialog>(page), m_folder + QStringLiteral("/no.json"));
        const QList<ui::Banner*> banners = page.findChildren<ui::Banner*>();
        QVERIFY(std::any_of(banners.begin(), banners.end(), [&page](const ui::Banner* one) {
            return one->isVisibleTo(&page) && one->word() == u"That is no template";
        }));
        QCOMPARE(prompt->toPlainText(), QStringLiteral("Who? {{text}}"));
    }

private:
    //! As it is when it opens.
    static QMenu* templateMenu(const QWidget& page)
    {
        QMenu* menu = page.findChild<QPushButton*>(QStringLiteral("jobTemplates"))->menu();
        Q_EMIT menu->aboutToShow();
        return menu;
    }
    static QAction* templateAction(const QWidget& page, const char* name)
    {
        return templateMenu(page)->findChild<QAction*>(QLatin1String(name));
    }
    //! The dialog that stands open.
    template <typename Dialog>
    static Dialog* opened(const QWidget& page)
    {
        const QList<Dialog*> all = page.findChildren<Dialog*>();
        for (Dialog* dialog : all) {
            if (dialog->isVisible())
                return dialog;
        }
        qFatal("no dialog is open");
        return nullptr;
    }
    static void choose(QFileDialog& dialog, const QString& file)
    {
        dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(file);
        QMetaObject::invokeMethod(&dialog, "accept");
    }

    void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder + u'/' + name);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no document");
        file.write(bytes);
    }

    [[nodiscard]] static model::Endpoint endpoint(
        const QString& name, const localserver::LocalServer& server, const QString& model)
    {
        model::Endpoint endpoint;
        endpoint.name = name;
        endpoint.url = server.url();
        endpoint.models = QStringList{model};
        return endpoint;
    }

    [[nodiscard]] static QModelIndex cell(const ui::BatchPage& page, int row, int column)
    {
        return page.findChild<QTableView*>(QStringLiteral("itemTable"))->model()->index(row, column);
    }

    //! What "Again" offers.
    [[nodiscard]] static QStringList offered(const ui::BatchPage& page)
    {
        QStringList texts;
        for (const QAction* action : page.findChild<QPushButton*>(QStringLiteral("askAgain"))->menu()->actions())
            texts.append(action->text());
        return texts;
    }

    [[nodiscard]] model::ItemResult result(const QString& id, qint64 index) const
    {
        const auto page = m_services->batches.page(id, index, 1);
        return page && !page->isEmpty() ? page->first().second : model::ItemResult();
    }

    [[nodiscard]] QString makeJob() { return makeJob(m_services->endpoints.builtIn()->name); }

    [[nodiscard]] QString makeJob(const QString& endpoint)
    {
        const auto inputs = testsupport::collected(m_services->batches.collect({m_folder}, batch::InputMode::Auto));
        model::BatchSpec spec;
        spec.title = QStringLiteral("Contracts");
        spec.prompt = QStringLiteral("Who is it with, and how much? {{text}}");
        spec.columns = {{QStringLiteral("party"), model::ColumnType::Text, {}, {}},
            {QStringLiteral("amount"), model::ColumnType::Number, {}, {}}};
        spec.quotes = true;
        spec.endpoint = endpoint;
        const QString id = m_services->batches.create(spec, *inputs).value();
        if (!m_services->batches.start(id))
            qFatal("the job did not start");
        if (!QTest::qWaitFor([&] { return !m_services->batches.isRunning(id); }, 20'000))
            qFatal("the job did not end");
        return id;
    }

    [[nodiscard]] model::Review review(const QString& id, qint64 index) const
    {
        const auto page = m_services->batches.page(id, index, 1);
        return page && !page->isEmpty() ? page->first().second.review : model::Review();
    }

    ui::Theme m_theme;
    std::unique_ptr<app::Services> m_services;
    QString m_folder;
    int m_run = 0;
};

SPYHOP_TEST_MAIN_WITH(QApplication, BatchReviewTest)
#include "tst_batchreview.moc"
