// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/policybench.h"

#include "ui/common/banner.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtCore/QTimeZone>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>
#include <chrono>

namespace spyhop::ui {
namespace {
constexpr int minute = 60'000; // ms
constexpr int afterIt = 1'000; // ms; a rule still holds in the second that it ends with
} // namespace

PolicyBench::PolicyBench(const Theme& theme, base::Clock& clock, const admin::PolicyAdmin& policies, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_policies(policies)
    , m_minute(clock.makeTimer())
    , m_head(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_sub(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_user(new QLineEdit(this))
    , m_teams(new QLineEdit(this))
    , m_time(new QLineEdit(this))
    , m_ip(new QLineEdit(this))
    , m_tokens(new QLineEdit(this))
    , m_attachments(new QLineEdit(this))
    , m_resource(new QComboBox(this))
    , m_endpoint(new QComboBox(this))
    , m_tier(new QComboBox(this))
    , m_userField(new Field(theme, m_user, this))
    , m_teamsField(new Field(theme, m_teams, this))
    , m_resourceField(new Field(theme, m_resource, this))
    , m_endpointField(new Field(theme, m_endpoint, this))
    , m_timeField(new Field(theme, m_time, this))
    , m_ipField(new Field(theme, m_ip, this))
    , m_tierField(new Field(theme, m_tier, this))
    , m_tokensField(new Field(theme, m_tokens, this))
    , m_attachmentsField(new Field(theme, m_attachments, this))
    , m_answer(new Banner(theme, Banner::Kind::Info, Icon::Info, this))
    , m_more(new Label(theme, FontRole::Small, &Tokens::text2, this))
{
    setObjectName(QStringLiteral("policyBench"));
    m_user->setObjectName(QStringLiteral("benchUser"));
    m_teams->setObjectName(QStringLiteral("benchTeams"));
    m_resource->setObjectName(QStringLiteral("benchResource"));
    m_endpoint->setObjectName(QStringLiteral("benchEndpoint"));
    m_time->setObjectName(QStringLiteral("benchTime"));
    m_ip->setObjectName(QStringLiteral("benchIp"));
    m_tier->setObjectName(QStringLiteral("benchTier"));
    m_tokens->setObjectName(QStringLiteral("benchTokens"));
    m_attachments->setObjectName(QStringLiteral("benchAttachments"));
    m_answer->setObjectName(QStringLiteral("benchAnswer"));
    m_more->setObjectName(QStringLiteral("benchMore"));
    for (QComboBox* combo : {m_resource, m_endpoint}) {
        combo->setEditable(true);
        combo->setInsertPolicy(QComboBox::NoInsert);
    }
    m_sub->setWordWrap(true);
    m_more->setWordWrap(true);
    m_tier->addItem(QString());
    for (const model::Tier tier : {model::Tier::Edge, model::Tier::Api, model::Tier::SelfHosted, model::Tier::Basics})
        m_tier->addItem(model::tierName(tier), static_cast<int>(tier));
    if (const auto& identity = policies.identity()) {
        m_user->setText(identity->user);
        m_teams->setText(identity->teams.join(QStringLiteral(", ")));
    }
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(theme.px(12));
    grid->setVerticalSpacing(theme.px(12));
    grid->addWidget(m_userField, 0, 0, Qt::AlignTop);
    grid->addWidget(m_teamsField, 0, 1, Qt::AlignTop);
    grid->addWidget(m_resourceField, 1, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(m_endpointField, 2, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(m_timeField, 3, 0, Qt::AlignTop);
    grid->addWidget(m_ipField, 3, 1, Qt::AlignTop);
    grid->addWidget(m_tokensField, 4, 0, Qt::AlignTop);
    grid->addWidget(m_attachmentsField, 4, 1, Qt::AlignTop);
    grid->addWidget(m_tierField, 5, 0, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(12));
    column->addWidget(m_head);
    column->addWidget(m_sub);
    column->addLayout(grid);
    column->addWidget(m_answer);
    column->addWidget(m_more);
    column->addStretch(1);
    for (QLineEdit* edit : {m_user, m_teams, m_time, m_ip, m_tokens, m_attachments})
        connect(edit, &QLineEdit::textChanged, this, &PolicyBench::ask);
    for (const QComboBox* combo : {m_resource, m_endpoint})
        connect(combo, &QComboBox::editTextChanged, this, &PolicyBench::ask);
    connect(m_tier, &QComboBox::currentIndexChanged, this, &PolicyBench::ask);
    connect(&policies, &admin::PolicyAdmin::changed, this, &PolicyBench::ask);
    connect(m_minute.get(), &base::Timer::fired, this, &PolicyBench::followClock);
    retranslate();
}

void PolicyBench::setModels(const QStringList& models)
{
    const QString typed = m_resource->currentText();
    m_resource->clear();
    for (const QString& model : models)
        m_resource->addItem(QStringLiteral("api:") + model);
    m_resource->setEditText(typed.isEmpty() ? m_resource->itemText(0) : typed);
}

void PolicyBench::setEndpoints(const QList<model::Endpoint>& endpoints)
{
    m_endpoints = endpoints;
    const QString typed = m_endpoint->currentText();
    {
        const QSignalBlocker quiet(m_endpoint);
        m_endpoint->clear();
        for (const model::Endpoint& endpoint : endpoints)
            m_endpoint->addItem(endpoint.name);
        m_endpoint->setCurrentIndex(-1);
        m_endpoint->setEditText(typed);
    }
    ask(); // the one that was typed may be another
}

void PolicyBench::setText(const QByteArray& own)
{
    m_own = own;
    ask();
}

base::Expected<admin::PolicyQuestion> PolicyBench::question()
{
    admin::PolicyQuestion question;
    question.user = m_user->text().trimmed();
    for (const QString& team : m_teams->text().split(u',', Qt::SkipEmptyParts))
        question.teams << team.trimmed();
    question.resource = m_resource->currentText().trimmed();
    question.time = m_policies.now();
    m_timeField->setError({});
    if (const base::Status fine = readEndpoint(question); !fine)
        return base::failure(fine.error());
    if (const QString time = m_time->text().trimmed(); !time.isEmpty()) {
        const auto moment = admin::readPolicyTime(time, m_policies.now());
        if (!moment) {
            m_timeField->setError(moment.error().remedy);
            return base::failure(moment.error());
        }
        question.time = *moment;
    }
    question.ip = m_ip->text().trimmed();
    if (m_tier->currentIndex() > 0)
        question.tier = static_cast<model::Tier>(m_tier->currentData().toInt());
    const auto number = [](const QLineEdit* edit) -> std::optional<qint64> {
        bool fine = false;
        const qint64 value = edit->text().trimmed().toLongLong(&fine);
        return fine && value >= 0 ? std::optional(value) : std::nullopt;
    };
    question.tokens = number(m_tokens);
    question.attachments = number(m_attachments);
    return question;
}

//! Where it would go: as chosen, or as the resource says itself.
base::Status PolicyBench::readEndpoint(admin::PolicyQuestion& question)
{
    const QString place = QStringLiteral("endpoint:");
    const bool isPlace = question.resource.startsWith(place);
    const QString typed = isPlace ? question.resource.mid(place.size()) : m_endpoint->currentText().trimmed();
    m_endpoint->setEnabled(!isPlace);
    m_endpointField->setError({});
    if (!typed.isEmpty()) {
        const auto endpoint = admin::readPolicyEndpoint(typed, m_endpoints);
        if (endpoint) {
            question.endpoint = *endpoint;
        } else if (!isPlace) { // rules may speak of what is no host
            m_endpointField->setError(wordsBelowField(endpoint.error()));
            return base::failure(endpoint.error());
        }
    }
    nameTier(question.endpoint);
    return {};
}

//! What counts where no tier is chosen.
void PolicyBench::nameTier(const std::optional<model::Endpoint>& endpoint)
{
    const bool isKnown = endpoint && !endpoint->name.isEmpty();
    m_tier->setItemText(0, isKnown ? tr("the endpoint's: %1").arg(model::tierName(endpoint->tier)) : tr("not known"));
}

void PolicyBench::ask()
{
    const auto asked = question();
    if (!asked || asked->resource.isEmpty()) {
        m_answer->hide();
        m_more->hide();
        return;
    }
    const auto answer = m_policies.explain(m_own, *asked);
    m_answer->show();
    m_more->setVisible(answer.has_value());
    if (answer)
        return show(*answer, *asked);
    m_answer->setKind(Banner::Kind::Warning, Icon::Review);
    m_answer->setText(tr("No answer"), tr("The policy cannot be read yet: nothing would be allowed."));
}

//! What was asked for now stands for the minute that is told.
void PolicyBench::followClock()
{
    const int gone = m_policies.now().time().msecsSinceStartOfDay() % minute;
    m_minute->start(std::chrono::milliseconds(minute - (gone + minute - afterIt) % minute));
    ask();
}

void PolicyBench::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    followClock();
}

void PolicyBench::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_minute->stop();
}

void PolicyBench::show(const admin::PolicyAnswer& answer, const admin::PolicyQuestion& question)
{
    if (answer.allowed)
        m_answer->setKind(Banner::Kind::Success, Icon::Done);
    else
        m_answer->setKind(Banner::Kind::Danger, Icon::Failed);
    m_answer->setText(answer.allowed ? tr("Allowed") : tr("Denied"), answer.why);
    QString more = tr("Asked for %1. Rules without a zone go by this computer's: %2.")
                       .arg(stampText(question.time), QString::fromLatin1(QTimeZone::systemTimeZoneId()));
    if (answer.leavesEndpointOpen)
        more += u' ' + tr("No endpoint was named, and rules speak of some: it may be otherwise there.");
    if (answer.opensAt) {
        more += u' ' + tr("It is allowed again from %1.").arg(stampText(*answer.opensAt));
    }
    m_more->setText(more);
}

void PolicyBench::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PolicyBench::retranslate()
{
    m_head->setText(tr("Test bench"));
    m_sub->setText(tr("By the administrator's policy and the text in the editor, saved or not."));
    m_userField->setLabel(tr("Who"));
    m_teamsField->setLabel(tr("Teams"));
    m_resourceField->setLabel(tr("What"));
    m_endpointField->setLabel(tr("To which endpoint"));
    m_endpoint->lineEdit()->setPlaceholderText(tr("none named"));
    m_timeField->setLabel(tr("When"));
    m_time->setPlaceholderText(tr("now"));
    m_ipField->setLabel(tr("From where"));
    m_ip->setPlaceholderText(tr("no address"));
    m_tokensField->setLabel(tr("Tokens"));
    m_tokens->setPlaceholderText(tr("not known"));
    m_attachmentsField->setLabel(tr("Attachments"));
    m_attachments->setPlaceholderText(tr("not known"));
    m_tierField->setLabel(tr("Tier"));
    m_tierField->setLabelToolTip(tierToolTip());
    ask();
}

} // namespace spyhop::ui
