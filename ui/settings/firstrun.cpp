// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/firstrun.h"

#include "ui/common/button.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"
#include "ui/common/surface.h"
#include "ui/settings/consentflow.h"
#include "ui/settings/endpointform.h"
#include "ui/settings/keyplacechoice.h"

#include <QtCore/QEvent>
#include <QtGui/QCloseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr QSize windowSize{640, 520};
constexpr int columnWidth = 448, stepCount = 3, dotSize = 8, dotGap = 8;
constexpr int footHeight = 64;
enum Step { LanguageStep, EndpointStep, ConsentStep };
} // namespace

FirstRun::FirstRun(const Parts& parts)
    : m_parts(parts)
    , m_steps(new QStackedWidget(this))
{
    const Theme& theme = parts.theme;
    setObjectName(QStringLiteral("firstRun"));
    setWindowIcon(programIcon());
    setFixedSize(theme.px(windowSize.width()), theme.px(windowSize.height()));
    m_consent = std::make_unique<ConsentFlow>(theme, parts.privacy, this);
    m_steps->addWidget(buildLanguage());
    m_steps->addWidget(buildEndpoint());
    m_steps->addWidget(buildConsent());
    m_error = new Label(theme, FontRole::Small, &Tokens::danger, this);
    m_error->setWordWrap(true);
    m_error->hide();
    m_skip = new Button(theme, Button::Kind::Quiet, {}, this);
    m_skip->setObjectName(QStringLiteral("skipStep"));
    m_test = new Button(theme, Button::Kind::Secondary, {}, this);
    m_test->setObjectName(QStringLiteral("testEndpoint"));
    m_next = new Button(theme, Button::Kind::Primary, {}, this);
    m_next->setObjectName(QStringLiteral("nextStep"));
    m_back = new Button(theme, Button::Kind::Quiet, {}, this);
    m_back->setObjectName(QStringLiteral("backStep"));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(theme.px(24), 0, theme.px(24), 0);
    foot->setSpacing(theme.px(8));
    foot->addWidget(m_back);
    foot->addWidget(m_skip);
    foot->addStretch(1);
    foot->addWidget(m_test);
    foot->addWidget(m_next);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, theme.px(20));
    column->setSpacing(theme.px(8));
    column->addWidget(m_steps, 1);
    column->addWidget(m_error, 0, Qt::AlignHCenter);
    column->addLayout(foot);
    connect(m_test, &QAbstractButton::clicked, this, [this] {
        m_form->test();
        m_test->setBusy(m_form->isTesting()); // what the fields lack ends it at once
    });
    connect(m_back, &QAbstractButton::clicked, this, &FirstRun::back);
    connect(m_skip, &QAbstractButton::clicked, this, &FirstRun::skip);
    connect(m_next, &QAbstractButton::clicked, this, &FirstRun::next);
    connect(m_consent.get(), &ConsentFlow::granted, this, &FirstRun::finish);
    connect(m_consent.get(), &ConsentFlow::refused, this, [this](const QString& why) {
        m_error->setText(why);
        m_error->show();
        m_next->setBusy(false);
    });
    connect(&parts.privacy, &admin::PrivacyAdmin::keychainAsks, this, &FirstRun::noteKey);
    retranslate();
    refreshButtons();
}

FirstRun::~FirstRun() = default;

// A page that is taller than the window scrolls.
static QScrollArea* makeScroll(QWidget* parent)
{
    auto* scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

// A page of one question: a column in the middle, the question as its head.
static QVBoxLayout* makeStep(const Theme& theme, QWidget* page, Label*& head, Label*& sub)
{
    auto* middle = new QWidget(page);
    middle->setFixedWidth(theme.px(columnWidth));
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, theme.px(40), 0, 0);
    column->setSpacing(theme.px(12));
    head = new Label(theme, FontRole::H1, &Tokens::text, middle);
    head->setWordWrap(true);
    sub = new Label(theme, FontRole::Ui, &Tokens::text2, middle);
    sub->setWordWrap(true);
    column->addWidget(head);
    column->addWidget(sub);
    column->addSpacing(theme.px(8));
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(middle);
    row->addStretch(1);
    return column;
}

QWidget* FirstRun::buildLanguage()
{
    const Theme& theme = m_parts.theme;
    auto* page = new QWidget(m_steps);
    QVBoxLayout* column = makeStep(theme, page, m_languageHead, m_languageSub);
    m_english = new QRadioButton(QStringLiteral("English"), page);
    m_chinese = new QRadioButton(QStringLiteral("简体中文"), page);
    m_english->setObjectName(QStringLiteral("chooseEnglish"));
    m_chinese->setObjectName(QStringLiteral("chooseChinese"));
    m_sendHead = new Label(theme, FontRole::Title, &Tokens::text, page);
    m_enter = new QRadioButton(page);
    m_ctrlEnter = new QRadioButton(page);
    auto* languages = new QButtonGroup(page);
    languages->addButton(m_english);
    languages->addButton(m_chinese);
    auto* keys = new QButtonGroup(page);
    keys->addButton(m_enter);
    keys->addButton(m_ctrlEnter);
    column->addWidget(m_english);
    column->addWidget(m_chinese);
    column->addSpacing(theme.px(20));
    column->addWidget(m_sendHead);
    column->addWidget(m_enter);
    column->addWidget(m_ctrlEnter);
    column->addStretch(1);
    (m_parts.language.current() == QStringLiteral("zh_CN") ? m_chinese : m_english)->setChecked(true);
    (m_parts.preferences.settings().sendKey == model::SendKey::Enter ? m_enter : m_ctrlEnter)->setChecked(true);
    // The language changes as it is chosen: the rest of the questions are asked in it.
    connect(m_english, &QAbstractButton::clicked, this, [this] { m_parts.language.set(QStringLiteral("en")); });
    connect(m_chinese, &QAbstractButton::clicked, this, [this] { m_parts.language.set(QStringLiteral("zh_CN")); });
    return page;
}

QWidget* FirstRun::buildEndpoint()
{
    const Theme& theme = m_parts.theme;
    QScrollArea* scroll = makeScroll(m_steps);
    auto* page = new QWidget(scroll);
    QVBoxLayout* column = makeStep(theme, page, m_endpointHead, m_endpointSub);
    // The way without a key comes first and never lies below the fold; Test stands in the foot, beside Next.
    m_tryHere = new Button(theme, Button::Kind::Secondary, {}, page);
    m_tryHere->setObjectName(QStringLiteral("tryHere"));
    m_form = new EndpointForm(theme, m_parts.endpoints, page);
    column->setContentsMargins(0, theme.px(24), 0, 0); // the fields want the height
    m_form->setShort(true);
    m_form->startNew();
    m_form->lookForKeychain(m_parts.privacy);
    column->addWidget(m_tryHere, 0, Qt::AlignLeft);
    column->addSpacing(theme.px(4));
    column->addWidget(m_form);
    column->addSpacing(theme.px(12));
    column->addStretch(1);
    scroll->setWidget(page);
    connect(m_form, &EndpointForm::tested, this, [this] { m_test->setBusy(false); });
    // The result is what was asked for. Queued: the page has its new height at the next turn.
    const auto showResult = [this, scroll] {
        if (m_form->isTested())
            scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    };
    connect(m_form, &EndpointForm::resized, scroll, showResult, Qt::QueuedConnection);
    connect(m_form, &EndpointForm::saved, this, [this](const QString& name) {
        m_endpoint = name;
        m_parts.endpoints.refreshModels();
        m_parts.endpoints.refreshBalances();
        m_next->setBusy(false);
        advance();
    });
    connect(m_form, &EndpointForm::edited, this, [this] { m_next->setBusy(false); });
    connect(m_tryHere, &QAbstractButton::clicked, this, &FirstRun::useBuiltIn);
    return scroll;
}

QWidget* FirstRun::buildConsent()
{
    const Theme& theme = m_parts.theme;
    QScrollArea* scroll = makeScroll(m_steps);
    auto* page = new QWidget(scroll);
    QVBoxLayout* column = makeStep(theme, page, m_consentHead, m_consentSub);
    m_store = new QRadioButton(page);
    m_store->setObjectName(QStringLiteral("storeYes"));
    m_doNotStore = new QRadioButton(page);
    m_doNotStore->setObjectName(QStringLiteral("storeNo"));
    m_doNotStore->setChecked(true); // nothing is stored that was not asked for
    m_consentNote = new Label(theme, FontRole::Small, &Tokens::text2, page);
    m_consentNote->setWordWrap(true);
    m_keyPlace = new KeyPlaceFields(theme, m_parts.privacy, page);
    column->addWidget(m_store);
    column->addWidget(m_doNotStore);
    column->addSpacing(theme.px(12));
    column->addWidget(m_consentNote);
    column->addWidget(m_keyPlace);
    column->addStretch(1);
    scroll->setWidget(page);
    // Only who stores something has a key, and one that is made already has its place.
    m_keyPlace->hide();
    connect(m_store, &QAbstractButton::toggled, this,
        [this](bool on) { m_keyPlace->setVisible(on && !m_parts.privacy.hasDataKey()); });
    return scroll;
}

void FirstRun::showStep(int step)
{
    m_steps->setCurrentIndex(step);
    refreshButtons();
    update();
    // The focus is where the next key stroke means something: on the choice that stands.
    switch (step) {
    case LanguageStep:
        (m_chinese->isChecked() ? m_chinese : m_english)->setFocus(Qt::OtherFocusReason);
        break;
    case EndpointStep:
        m_tryHere->setFocus(Qt::OtherFocusReason);
        break;
    default:
        (m_store->isChecked() ? m_store : m_doNotStore)->setFocus(Qt::OtherFocusReason);
    }
}

void FirstRun::useBuiltIn()
{
    const auto builtIn = m_parts.endpoints.startBuiltIn();
    if (!builtIn) {
        m_error->setText(builtIn.error().sentence());
        m_error->show();
        return;
    }
    m_endpoint = builtIn->name;
    advance();
}

void FirstRun::next()
{
    m_error->hide();
    switch (m_steps->currentIndex()) {
    case LanguageStep:
        std::ignore
            = m_parts.preferences.setLanguage(m_chinese->isChecked() ? QStringLiteral("zh_CN") : QStringLiteral("en"));
        std::ignore
            = m_parts.preferences.setSendKey(m_enter->isChecked() ? model::SendKey::Enter : model::SendKey::CtrlEnter);
        advance();
        return;
    case EndpointStep:
        m_form->save(); // advance() follows with saved()
        return;
    default:
        if (m_store->isChecked()) {
            m_next->setBusy(true);
            m_consent->grant({model::ConsentKind::Chats, model::ConsentKind::Batches});
        } else {
            std::ignore = m_parts.privacy.revoke(model::allConsentKinds());
            finish();
        }
    }
}

//! All that is left: the questions are in the settings.
void FirstRun::skip()
{
    m_error->hide();
    finish();
}

void FirstRun::advance()
{
    showStep(std::min(m_steps->currentIndex() + 1, stepCount - 1));
}

//! What was saved is changed, not added once more.
void FirstRun::back()
{
    m_error->hide();
    showStep(std::max(m_steps->currentIndex() - 1, 0));
    if (m_steps->currentIndex() != EndpointStep)
        return;
    for (const model::Endpoint& endpoint : m_parts.endpoints.endpoints()) {
        if (endpoint.name == m_endpoint)
            m_form->edit(endpoint);
    }
}

void FirstRun::finish()
{
    if (std::exchange(m_finished, true))
        return;
    std::ignore = m_parts.preferences.setFirstRunDone(true);
    Q_EMIT finished(m_endpoint);
}

//! Enter goes on, or presses the button that has the focus.
void FirstRun::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QWidget::keyPressEvent(event);
    auto* button = qobject_cast<QPushButton*>(focusWidget());
    (button ? button : m_next)->click();
}

void FirstRun::closeEvent(QCloseEvent* event)
{
    // Closing is skipping what is left; the questions are in the settings.
    event->accept();
    finish();
}

void FirstRun::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_parts.theme.tokens();
    painter.fillRect(rect(), tokens.content);
    const int dot = m_parts.theme.px(dotSize), gap = m_parts.theme.px(dotGap);
    int left = (width() - stepCount * dot - (stepCount - 1) * gap) / 2;
    const int top = height() - m_parts.theme.px(footHeight) / 2 - m_parts.theme.px(8);
    for (int step = 0; step < stepCount; ++step) {
        drawBox(painter, QRectF(left, top, dot, dot), dot / 2.0,
            step == m_steps->currentIndex() ? tokens.accent : tokens.line, {}, 0);
        left += dot + gap;
    }
}

void FirstRun::refreshButtons()
{
    const bool last = m_steps->currentIndex() == ConsentStep;
    m_back->setVisible(m_steps->currentIndex() > LanguageStep);
    m_back->setText(tr("Back"));
    m_test->setVisible(m_steps->currentIndex() == EndpointStep);
    m_next->setText(last ? tr("Begin") : tr("Next"));
    m_skip->setText(tr("Skip"));
}

void FirstRun::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FirstRun::retranslate()
{
    setWindowTitle(tr("Welcome to Spyhop"));
    m_languageHead->setText(tr("Which language?"));
    m_languageSub->setText(tr("It can be changed at any time, without a restart."));
    m_sendHead->setText(tr("Which key sends a message?"));
    m_enter->setText(tr("Enter (Ctrl+Enter breaks the line)"));
    m_ctrlEnter->setText(tr("Ctrl+Enter (Enter breaks the line)"));
    m_endpointHead->setText(tr("Who answers?"));
    m_endpointSub->setText(tr("Paste the key of a provider, or try Spyhop with what is on this computer."));
    m_test->setText(tr("Test"));
    m_tryHere->setText(tr("Try it on this computer"));
    m_consentHead->setText(tr("May I store conversations on this computer?"));
    m_consentSub->setText(tr("What is stored is encrypted from the first byte. It never leaves this computer."));
    m_store->setText(tr("Yes, store conversations and jobs, encrypted"));
    m_doNotStore->setText(tr("No, keep everything in memory until I close the window"));
    noteKey();
    refreshButtons();
}

void FirstRun::noteKey()
{
    const bool isAsking = m_parts.privacy.isKeychainAsking();
    // Before it is unlocked there is no key to speak of.
    m_consentNote->setVisible(isAsking || m_parts.privacy.isUnlocked());
    m_consentNote->setText(isAsking ? tr("The keychain asks for its password.") : m_parts.privacy.dataKeySentence());
}

} // namespace spyhop::ui
