// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The card that a new job's terms are chosen on: who answers, how, and for how much.
#include "core/model/asklimits.h"
#include "tests/ui/batch/jobtest.h"
#include "ui/batch/checkcard.h"
#include "ui/batch/jobkindrow.h"
#include "ui/common/field.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace spyhop;

class CheckCardTest : public testsupport::JobTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { openProfile(); }
    void cleanup() { closeProfile(); }

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
};

SPYHOP_TEST_MAIN_WITH(QApplication, CheckCardTest)
#include "tst_checkcard.moc"
