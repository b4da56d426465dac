// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a new job: what is read of its files, what it would cost, trying it, asking the same of other files.
#include "tests/ui/batch/jobtest.h"
#include "ui/batch/newjobpage.h"
#include "ui/batch/whatcard.h"
#include "ui/common/banner.h"
#include "ui/common/linkbutton.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace spyhop;

class NewJobTest : public testsupport::JobTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { openProfile(); }
    void cleanup() { closeProfile(); }

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
};

SPYHOP_TEST_MAIN_WITH(QApplication, NewJobTest)
#include "tst_newjob.moc"
