// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of a job's items: its filters, its order, and the room that its columns and rows have.
#include "tests/ui/batch/jobtest.h"
#include "ui/batch/batchwords.h"
#include "ui/batch/filterbar.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

using namespace spyhop;

class ItemTableTest : public testsupport::JobTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { openProfile(); }
    void cleanup() { closeProfile(); }

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
};

SPYHOP_TEST_MAIN_WITH(QApplication, ItemTableTest)
#include "tst_itemtable.moc"
