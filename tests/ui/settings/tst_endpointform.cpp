// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An endpoint set up by typing, in the first run and in the settings: what is wrong is said where it is, and a way on
// is left.
#include "app/gui/windowparts.h"
#include "core/admin/datakeyplace.h"
#include "tests/support/testmain.h"
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/language.h"
#include "ui/common/spyhopstyle.h"
#include "ui/settings/endpointform.h"
#include "ui/settings/firstrun.h"

#include <QtCore/QLocale>
#include <QtCore/QUuid>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <algorithm>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestEndpointForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aTestCanBeTakenAgain();
    void faultsStandUnderTheirFields();
    void aKeyIsAskedForWhereOneIsEdited();
    void aReferenceThatIsAKeyIsToldAtOnce();
    void aServerHereIsOfTheTierEdge();
    void currencyAndPricesAreTyped();
    void theListBeginsAtItsTop();
    void anEditorStandsUnderItsLabel();
    void aToolTipLeavesTheEditorFree();
    void aKeychainIsPromisedWhereThereIsOne_data();
    void aKeychainIsPromisedWhereThereIsOne();
    void theFirstRunGoesBackAndSpeaksOneLanguage();
    void whoSkipsIsAskedNothingMore();

private:
    template <typename Widget>
    [[nodiscard]] static Widget* child(QWidget& parent, const QString& name)
    {
        auto* widget = parent.findChild<Widget*>(name);
        if (!widget)
            qFatal("no %s", qPrintable(name));
        return widget;
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Language> m_language;
    std::unique_ptr<app::Services> m_services;
};

void TestEndpointForm::init()
{
    static int number = 0;
    m_theme = std::make_unique<ui::Theme>();
    m_language = std::make_unique<ui::Language>();
    QApplication::setStyle(new ui::SpyhopStyle(*m_theme));
    m_services = std::move(*app::Services::open(testsupport::TestWorld::makeFolder(u"profile%1"_s.arg(++number))));
}

void TestEndpointForm::cleanup()
{
    m_services.reset();
    QApplication::setStyle(u"Fusion"_s);
    m_language.reset();
    m_theme.reset();
}

//! An address that is none ends the test at once; the next one is taken.
void TestEndpointForm::aTestCanBeTakenAgain()
{
    const auto builtIn = m_services->endpoints.startBuiltIn();
    QVERIFY(builtIn);
    ui::FirstRun window(ui::FirstRun::Parts{
        *m_theme, *m_language, m_services->endpoints, m_services->privacy, m_services->preferences});
    window.showStep(1);
    window.show();
    auto* form = window.endpointForm();
    auto* provider = child<QComboBox>(window, u"endpointProvider"_s);
    provider->setCurrentIndex(provider->count() - 1); // another server
    Q_EMIT provider->activated(provider->currentIndex());
    auto* test = child<ui::Button>(window, u"testEndpoint"_s);
    QTest::mouseClick(test, Qt::LeftButton);
    QVERIFY(!test->isBusy());
    child<QLineEdit>(window, u"endpointUrl"_s)->setText(builtIn->url.toString());
    QSignalSpy tested(form, &ui::EndpointForm::tested);
    QTest::mouseClick(test, Qt::LeftButton);
    QVERIFY(test->isBusy());
    QTRY_COMPARE_WITH_TIMEOUT(tested.size(), 1, testsupport::patienceMs);
    QVERIFY(tested.first().first().toBool());
    QVERIFY(!test->isBusy());
}

//! All at once, each at its place; the first is seen and has the focus although Save lies far below it.
void TestEndpointForm::faultsStandUnderTheirFields()
{
    model::Endpoint there;
    there.name = u"taken"_s;
    there.url = QUrl(u"https://taken.example/v1"_s);
    QVERIFY(m_services->endpoints.add(there));
    ui::MainWindow window(app::windowParts(*m_services, *m_theme, *m_language, QString()));
    window.resize(1280, 600);
    window.show();
    window.showRoom(ui::MainWindow::RoomId::Settings);
    child<QPushButton>(window, u"addEndpoint"_s)->click();
    auto* name = child<QLineEdit>(window, u"endpointName"_s);
    auto* url = child<QLineEdit>(window, u"endpointUrl"_s);
    auto* proxy = child<QLineEdit>(window, u"endpointProxy"_s);
    child<QPushButton>(window, u"connectionFold"_s)->click();
    child<QPushButton>(window, u"limitFold"_s)->click();
    name->setText(u"taken"_s);
    url->setText(u"http://example.com/api"_s);
    proxy->setText(u"nonsense://x"_s);
    auto* save = child<QPushButton>(window, u"saveEndpoint"_s);
    ui::bringIntoView(*save);
    QTRY_VERIFY(name->visibleRegion().isEmpty());
    save->click();
    QVERIFY(name->accessibleDescription().contains(u"of this name already"_s));
    QVERIFY(url->accessibleDescription().contains(u"unencrypted"_s));
    QVERIFY(ui::isWrong(proxy) && !proxy->accessibleDescription().contains(u"unencrypted"_s));
    QVERIFY(name->hasFocus());
    QTRY_VERIFY(!name->visibleRegion().isEmpty());
    proxy->clear();
    name->setText(u"free"_s);
    save->click();
    QVERIFY(!ui::isWrong(name) && !ui::isWrong(proxy) && ui::isWrong(url));
    QVERIFY(url->hasFocus());
    QCOMPARE(m_services->endpoints.endpoints().size(), 1);
}

//! Also after a provider was looked at that needs none.
void TestEndpointForm::aKeyIsAskedForWhereOneIsEdited()
{
    ui::EndpointForm form(*m_theme, m_services->endpoints, nullptr);
    form.show();
    form.startNew();
    const QList<admin::ProviderPreset> presets = admin::shippedPresets(QLocale().name());
    const auto keyless = std::find_if(
        presets.cbegin(), presets.cend(), [](const admin::ProviderPreset& preset) { return !preset.needsKey; });
    QVERIFY(keyless != presets.cend());
    auto* provider = child<QComboBox>(form, u"endpointProvider"_s);
    provider->setCurrentIndex(static_cast<int>(keyless - presets.cbegin()));
    Q_EMIT provider->activated(provider->currentIndex());
    auto* key = child<QLineEdit>(form, u"endpointKey"_s);
    QVERIFY(!key->isVisible());
    model::Endpoint there;
    there.name = u"there"_s;
    there.url = QUrl(u"https://there.example/v1"_s);
    form.edit(there);
    QVERIFY(key->isVisible());
}

//! Below the field where it stands, and no address is blamed.
void TestEndpointForm::aReferenceThatIsAKeyIsToldAtOnce()
{
    ui::EndpointForm form(*m_theme, m_services->endpoints, nullptr);
    form.show();
    form.startNew();
    auto* url = child<QLineEdit>(form, u"endpointUrl"_s);
    url->setText(u"https://there.example/v1"_s);
    auto* key = child<QLineEdit>(form, u"endpointKey"_s);
    key->setText(u"vault:sk-"_s + QUuid::createUuid().toString(QUuid::Id128));
    form.save();
    QVERIFY(ui::isWrong(key) && !ui::isWrong(url));
    QVERIFY(m_services->endpoints.endpoints().isEmpty());
}

//! Unless the person says otherwise: what is shown is what is stored.
void TestEndpointForm::aServerHereIsOfTheTierEdge()
{
    ui::EndpointForm form(*m_theme, m_services->endpoints, nullptr);
    form.show();
    auto* provider = child<QComboBox>(form, u"endpointProvider"_s);
    auto* name = child<QLineEdit>(form, u"endpointName"_s);
    auto* url = child<QLineEdit>(form, u"endpointUrl"_s);
    auto* tier = child<QComboBox>(form, u"endpointTier"_s);
    constexpr int api = 0, selfHosted = 1, edge = 2;
    const auto chooseAnother = [provider] {
        provider->setCurrentIndex(provider->count() - 1);
        Q_EMIT provider->activated(provider->currentIndex());
    };
    const auto tierOf = [this](const QString& endpoint) {
        for (const model::Endpoint& one : m_services->endpoints.endpoints()) {
            if (one.name == endpoint)
                return one.tier;
        }
        return model::Tier::Auto;
    };
    form.startNew();
    chooseAnother();
    QCOMPARE(tier->currentIndex(), api);
    for (const QString& here : {u"http://127.0.0.1:9/v1"_s, u"http://localhost:9/v1"_s, u"http://[::1]:9/v1"_s}) {
        url->setText(u"https://there.example/v1"_s);
        QCOMPARE(tier->currentIndex(), api);
        url->setText(here);
        QCOMPARE(tier->currentIndex(), edge);
    }
    name->setText(u"here"_s);
    form.save();
    QCOMPARE(tierOf(u"here"_s), model::Tier::Edge);

    form.startNew();
    chooseAnother();
    tier->setCurrentIndex(selfHosted);
    Q_EMIT tier->activated(selfHosted);
    chooseAnother(); // it says nothing of a tier
    url->setText(u"http://127.0.0.1:9/v1"_s);
    QCOMPARE(tier->currentIndex(), selfHosted);
    name->setText(u"chosen"_s);
    form.save();
    QCOMPARE(tierOf(u"chosen"_s), model::Tier::SelfHosted);

    model::Endpoint stored;
    stored.name = u"stored"_s;
    stored.url = QUrl(u"https://there.example/v1"_s);
    form.edit(stored);
    url->setText(u"http://127.0.0.1:9/v1"_s);
    QCOMPARE(tier->currentIndex(), api);
}

void TestEndpointForm::currencyAndPricesAreTyped()
{
    ui::MainWindow window(app::windowParts(*m_services, *m_theme, *m_language, QString()));
    window.resize(1280, 832);
    window.show();
    window.showRoom(ui::MainWindow::RoomId::Settings);
    child<QPushButton>(window, u"addEndpoint"_s)->click();
    child<QLineEdit>(window, u"endpointUrl"_s)->setText(u"https://gate.example/v1"_s);
    child<QLineEdit>(window, u"endpointName"_s)->setText(u"gate"_s);
    auto* currency = child<QLineEdit>(window, u"endpointCurrency"_s);
    auto* prices = child<QPlainTextEdit>(window, u"endpointPrices"_s);
    currency->setText(u"yuan"_s);
    prices->setPlainText(u"m 1"_s);
    auto* save = child<QPushButton>(window, u"saveEndpoint"_s);
    save->click();
    QVERIFY(ui::isWrong(currency) && ui::isWrong(prices));
    QVERIFY(currency->isVisible()); // it was folded
    QVERIFY(m_services->endpoints.endpoints().isEmpty());
    currency->setText(u"cny"_s);
    prices->setPlainText(u"m 1 0.5 2\nn 3 4 USD"_s);
    save->click();
    QTRY_COMPARE(m_services->endpoints.endpoints().size(), 1);
    const model::Endpoint& saved = m_services->endpoints.endpoints().first();
    QCOMPARE(saved.currency, u"CNY"_s);
    QCOMPARE(model::ownPricesToText(saved.prices), u"m 1.00 0.50 2.00\nn 3.00 4.00 USD"_s);
    QTRY_VERIFY(child<QWidget>(window, u"endpointList"_s)->isVisible());
    child<QPushButton>(window, u"editEndpoint"_s)->click();
    QTRY_COMPARE(
        child<QPlainTextEdit>(window, u"endpointPrices"_s)->toPlainText(), u"m 1.00 0.50 2.00\nn 3.00 4.00 USD"_s);
    QCOMPARE(child<QLineEdit>(window, u"endpointCurrency"_s)->text(), u"CNY"_s);
}

//! The form is longer than the window; what comes after it begins at its top and has no scroll bar of the form's.
void TestEndpointForm::theListBeginsAtItsTop()
{
    ui::MainWindow window(app::windowParts(*m_services, *m_theme, *m_language, QString()));
    window.resize(1280, 832);
    window.show();
    window.showRoom(ui::MainWindow::RoomId::Settings);
    child<QPushButton>(window, u"addEndpoint"_s)->click();
    child<QPushButton>(window, u"connectionFold"_s)->click();
    child<QPushButton>(window, u"limitFold"_s)->click();
    child<QLineEdit>(window, u"endpointUrl"_s)->setText(u"https://gate.example/v1"_s);
    const auto* bar = child<QScrollArea>(window, u"settingsScroll"_s)->verticalScrollBar();
    auto* save = child<QPushButton>(window, u"saveEndpoint"_s);
    ui::bringIntoView(*save);
    QTRY_VERIFY(bar->value() > 0);
    save->click();
    QTRY_VERIFY(child<QWidget>(window, u"endpointList"_s)->isVisible());
    QTRY_COMPARE(bar->maximum(), 0);
    QTRY_VERIFY(!child<QPushButton>(window, u"addEndpoint"_s)->visibleRegion().isEmpty());
    child<QPushButton>(window, u"editEndpoint"_s)->click();
    QTRY_VERIFY(bar->maximum() > 0);
    child<QListWidget>(window, u"settingsNav"_s)->setCurrentRow(3); // about
    QTRY_COMPARE(bar->maximum(), 0);
}

//! However wide it may be: label over field.
void TestEndpointForm::anEditorStandsUnderItsLabel()
{
    QWidget window;
    auto* narrow = new QComboBox(&window);
    narrow->setFixedWidth(100);
    auto* wide = new QLineEdit(&window);
    ui::Field one(*m_theme, narrow, &window), other(*m_theme, wide, &window);
    one.setLabel(u"one"_s);
    one.setGeometry(0, 0, 400, 80);
    other.setGeometry(0, 100, 400, 80);
    window.resize(400, 200);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(narrow->mapTo(&one, QPoint(0, 0)).x(), 0);
    QCOMPARE(wide->width(), 400);
}

//! A widget without one shows its parent's: over the editor it would take the first click.
void TestEndpointForm::aToolTipLeavesTheEditorFree()
{
    ui::MainWindow window(app::windowParts(*m_services, *m_theme, *m_language, QString()));
    window.showRoom(ui::MainWindow::RoomId::Settings);
    auto* tier = child<QComboBox>(window, u"endpointTier"_s);
    for (const QWidget* widget = tier; widget != nullptr; widget = widget->parentWidget())
        QCOMPARE(widget->toolTip(), QString());
    const QList<QLabel*> labels = window.findChildren<QLabel*>();
    const auto label
        = std::find_if(labels.cbegin(), labels.cend(), [tier](const QLabel* one) { return one->buddy() == tier; });
    QVERIFY(label != labels.cend());
    QVERIFY(!(*label)->toolTip().isEmpty());
    QCOMPARE(tier->accessibleDescription(), (*label)->toolTip());
}

void TestEndpointForm::aKeychainIsPromisedWhereThereIsOne_data()
{
    QTest::addColumn<bool>("isFirstRun");
    QTest::newRow("first run") << true;
    QTest::newRow("settings") << false;
}

//! Whether this computer has one: most that test have none.
void TestEndpointForm::aKeychainIsPromisedWhereThereIsOne()
{
    QFETCH(bool, isFirstRun);
    std::optional<bool> isThere;
    const auto places = m_services->privacy.lookForDataKeyPlaces();
    connect(places.get(), &admin::DataKeyPlaces::found, this, [&isThere](const QList<admin::DataKeyPlace>& found) {
        isThere = std::any_of(found.cbegin(), found.cend(),
            [](const admin::DataKeyPlace& place) { return place.store == keys::DataKeyStore::Keychain; });
    });
    QTRY_VERIFY_WITH_TIMEOUT(isThere, testsupport::patienceMs);
    std::unique_ptr<QWidget> window;
    if (isFirstRun) {
        window = std::make_unique<ui::FirstRun>(ui::FirstRun::Parts{
            *m_theme, *m_language, m_services->endpoints, m_services->privacy, m_services->preferences});
    } else {
        auto settings
            = std::make_unique<ui::MainWindow>(app::windowParts(*m_services, *m_theme, *m_language, QString()));
        settings->showRoom(ui::MainWindow::RoomId::Settings);
        child<QPushButton>(*settings, u"addEndpoint"_s)->click();
        window = std::move(settings);
    }
    const auto* key = child<QLineEdit>(*window, u"endpointKey"_s);
    const auto* password = child<QLineEdit>(*window, u"endpointProxyPassword"_s);
    const QString lacking = u"No keychain answers"_s;
    for (const QLineEdit* secret : {key, password}) {
        QTRY_COMPARE_WITH_TIMEOUT(
            secret->accessibleDescription().contains(lacking), !*isThere, testsupport::patienceMs);
    }
}

void TestEndpointForm::theFirstRunGoesBackAndSpeaksOneLanguage()
{
    m_language->set(u"en"_s);
    ui::FirstRun window(ui::FirstRun::Parts{
        *m_theme, *m_language, m_services->endpoints, m_services->privacy, m_services->preferences});
    window.show();
    auto* back = child<QPushButton>(window, u"backStep"_s);
    QVERIFY(!back->isVisible());
    const auto keyPage = [&window] {
        for (const QLabel* label : window.findChildren<QLabel*>()) {
            if (label->text().startsWith(u"<a href"_s) && label->text().contains(u"https://"_s))
                return label->text();
        }
        return QString();
    };
    const QString english = keyPage();
    QVERIFY(!english.isEmpty());
    m_language->set(u"zh_CN"_s);
    QTRY_VERIFY2(keyPage() != english, qPrintable(english));
    m_language->set(u"en"_s);

    const auto builtIn = m_services->endpoints.startBuiltIn();
    QVERIFY(builtIn);
    child<QPushButton>(window, u"nextStep"_s)->click();
    QVERIFY(back->isVisible());
    child<QLineEdit>(window, u"endpointName"_s)->setText(u"mine"_s);
    child<QLineEdit>(window, u"endpointUrl"_s)->setText(builtIn->url.toString());
    child<QPushButton>(window, u"nextStep"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_services->endpoints.endpoints().size(), 1, testsupport::patienceMs);
    QCOMPARE(m_services->endpoints.endpoints().first().tier, model::Tier::Edge); // by its address: nobody was asked
    // Back at it, the endpoint is changed and not added once more.
    back->click();
    child<QLineEdit>(window, u"endpointName"_s)->setText(u"other"_s);
    child<QPushButton>(window, u"nextStep"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_services->endpoints.endpoints().first().name, u"other"_s, testsupport::patienceMs);
    QCOMPARE(m_services->endpoints.endpoints().size(), 1);
}

void TestEndpointForm::whoSkipsIsAskedNothingMore()
{
    ui::FirstRun window(ui::FirstRun::Parts{
        *m_theme, *m_language, m_services->endpoints, m_services->privacy, m_services->preferences});
    window.show();
    QSignalSpy finished(&window, &ui::FirstRun::finished);
    child<QPushButton>(window, u"skipStep"_s)->click();
    QCOMPARE(finished.size(), 1);
    QVERIFY(m_services->preferences.settings().firstRunDone);
    QVERIFY(!m_services->privacy.consent().allows(model::ConsentKind::Chats));
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestEndpointForm)
#include "tst_endpointform.moc"
