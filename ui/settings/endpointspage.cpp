// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/endpointspage.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/pagestack.h"
#include "ui/common/switch.h"
#include "ui/settings/endpointform.h"
#include "ui/settings/testview.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int rowHeight = 40, listRows = 6;
constexpr int nameRole = Qt::UserRole;

//! Per cent of the bytes that need not travel.
int percentSaved(qint64 travelled, qint64 plain)
{
    return plain > 0 ? static_cast<int>(100 - 100 * travelled / plain) : 0;
}

//! What packing has saved since the start, by direction; empty: nothing.
QString savingOf(const QList<gateway::Gateway::EndpointHealth>& health, const QString& name)
{
    for (const gateway::Gateway::EndpointHealth& one : health) {
        const int sent = percentSaved(one.traffic.sent, one.traffic.sentPlain);
        const int received = percentSaved(one.traffic.received, one.traffic.receivedPlain);
        if (one.name == name && (sent > 0 || received > 0))
            return EndpointsPage::tr("%1 % fewer bytes sent, %2 % fewer received").arg(sent).arg(received);
    }
    return {};
}

} // namespace

EndpointsPage::EndpointsPage(
    const Theme& theme, admin::EndpointAdmin& endpoints, const admin::PrivacyAdmin& privacy, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_endpoints(endpoints)
    , m_privacy(privacy)
    , m_stack(new PageStack(this))
    , m_listPage(new QWidget(m_stack))
    , m_formPage(new QWidget(m_stack))
    , m_head(new Label(theme, FontRole::H2, &Tokens::text, m_listPage))
    , m_sub(new Label(theme, FontRole::Small, &Tokens::text2, m_listPage))
    , m_formHead(new Label(theme, FontRole::H2, &Tokens::text, m_formPage))
    , m_list(new QListWidget(m_listPage))
    , m_builtIn(new Label(theme, FontRole::Ui, &Tokens::text2, m_listPage))
    , m_add(new Button(theme, Button::Kind::Primary, {}, m_listPage))
    , m_edit(new Button(theme, Button::Kind::Secondary, {}, m_listPage))
    , m_up(new Button(theme, Button::Kind::Secondary, {}, m_listPage))
    , m_down(new Button(theme, Button::Kind::Secondary, {}, m_listPage))
    , m_remove(new Button(theme, Button::Kind::Danger, {}, m_listPage))
    , m_otherAccounts(new Switch(theme, {}, m_listPage))
    , m_form(new EndpointForm(theme, endpoints, m_formPage))
    , m_test(new Button(theme, Button::Kind::Secondary, {}, m_formPage))
    , m_save(new Button(theme, Button::Kind::Primary, {}, m_formPage))
    , m_back(new Button(theme, Button::Kind::Quiet, {}, m_formPage))
{
    setObjectName(QStringLiteral("endpointsPage"));
    m_list->setObjectName(QStringLiteral("endpointList"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_add->setObjectName(QStringLiteral("addEndpoint"));
    m_edit->setObjectName(QStringLiteral("editEndpoint"));
    m_remove->setObjectName(QStringLiteral("removeEndpoint"));
    m_test->setObjectName(QStringLiteral("testEndpoint"));
    m_save->setObjectName(QStringLiteral("saveEndpoint"));
    m_otherAccounts->setObjectName(QStringLiteral("otherAccounts"));
    m_otherAccounts->setCheckable(true);
    m_otherAccounts->setChecked(endpoints.mayUseOtherAccounts());
    connect(m_otherAccounts, &QAbstractButton::clicked, this, [this](bool may) {
        if (!m_endpoints.setMayUseOtherAccounts(may))
            m_otherAccounts->setChecked(m_endpoints.mayUseOtherAccounts());
    });
    connect(&endpoints, &admin::EndpointAdmin::changed, this,
        [this] { m_otherAccounts->setChecked(m_endpoints.mayUseOtherAccounts()); });
    m_up->setLineIcon(Icon::Up);
    m_down->setLineIcon(Icon::Down);
    m_sub->setWordWrap(true);
    m_builtIn->setObjectName(QStringLiteral("builtInEndpoint"));
    m_builtIn->setElided(true);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(8));
    for (Button* button : {m_add, m_edit, m_up, m_down})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(m_remove);
    auto* listColumn = new QVBoxLayout(m_listPage);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(theme.px(12));
    listColumn->addWidget(m_head);
    listColumn->addWidget(m_sub);
    listColumn->addWidget(m_list);
    listColumn->addWidget(m_builtIn);
    listColumn->addLayout(buttons);
    listColumn->addSpacing(theme.px(12));
    listColumn->addWidget(m_otherAccounts, 0, Qt::AlignLeft);
    listColumn->addStretch(1);

    auto* formButtons = new QHBoxLayout;
    formButtons->setSpacing(theme.px(8));
    formButtons->addWidget(m_save);
    formButtons->addWidget(m_test);
    formButtons->addStretch(1);
    formButtons->addWidget(m_back);
    auto* formColumn = new QVBoxLayout(m_formPage);
    formColumn->setContentsMargins(0, 0, 0, 0);
    formColumn->setSpacing(theme.px(16));
    formColumn->addWidget(m_formHead);
    formColumn->addWidget(m_form);
    formColumn->addLayout(formButtons);
    formColumn->addWidget(m_form->testView()); // below the buttons: they stay under the pointer as results come
    formColumn->addStretch(1);

    m_stack->addWidget(m_listPage);
    m_stack->addWidget(m_formPage);
    connect(m_stack, &PageStack::currentChanged, this, &EndpointsPage::turned);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);

    connect(&endpoints, &admin::EndpointAdmin::changed, this, &EndpointsPage::refresh);
    connect(m_list, &QListWidget::currentRowChanged, this, &EndpointsPage::refreshButtons);
    connect(m_list, &QListWidget::itemActivated, this, &EndpointsPage::openForm);
    // Queued: the list is filled again, and not while it still handles the drop.
    connect(
        m_list->model(), &QAbstractItemModel::rowsMoved, this, &EndpointsPage::reorderFromList, Qt::QueuedConnection);
    connect(m_add, &QAbstractButton::clicked, this, &EndpointsPage::addNew);
    connect(m_edit, &QAbstractButton::clicked, this, &EndpointsPage::openForm);
    connect(m_up, &QAbstractButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QAbstractButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QAbstractButton::clicked, this, &EndpointsPage::removeCurrent);
    connect(m_test, &QAbstractButton::clicked, this, [this] {
        m_form->test();
        m_test->setBusy(m_form->isTesting()); // what the fields lack ends it at once
    });
    connect(m_form, &EndpointForm::tested, this, [this] {
        m_test->setBusy(false);
        bringIntoView(*m_form->testView()); // it stands below a form that may be longer than the window
    });
    connect(m_form, &EndpointForm::saved, this, [this] {
        m_stack->setCurrentWidget(m_listPage);
        m_endpoints.refreshModels();
        m_endpoints.refreshBalances();
    });
    connect(m_save, &QAbstractButton::clicked, m_form, &EndpointForm::save);
    connect(m_back, &QAbstractButton::clicked, this, [this] {
        m_test->setBusy(false);
        m_stack->setCurrentWidget(m_listPage);
    });
    retranslate();
    refresh();
}

void EndpointsPage::addNew()
{
    m_isNew = true;
    m_form->startNew();
    m_form->lookForKeychain(m_privacy);
    m_test->setBusy(false); // a test under way went with what the form said before
    retranslate();
    m_stack->setCurrentWidget(m_formPage);
}

void EndpointsPage::edit(const QString& name)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(nameRole).toString() != name)
            continue;
        m_list->setCurrentRow(row);
        openForm();
    }
}

void EndpointsPage::openForm()
{
    m_form->lookForKeychain(m_privacy);
    const QString name = currentName();
    for (const model::Endpoint& endpoint : m_endpoints.endpoints()) {
        if (endpoint.name == name) {
            m_isNew = false;
            m_form->edit(endpoint);
            m_test->setBusy(false);
            retranslate();
            m_stack->setCurrentWidget(m_formPage);
            return;
        }
    }
}

QString EndpointsPage::currentName() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item ? item->data(nameRole).toString() : QString();
}

void EndpointsPage::refresh()
{
    const QString before = currentName();
    m_list->clear();
    for (const model::Endpoint& endpoint : m_endpoints.endpoints()) {
        QStringList parts{endpoint.name, endpoint.url.authority(QUrl::PrettyDecoded).section(u'@', -1)};
        if (!endpoint.models.isEmpty())
            parts.append(endpoint.models.first());
        if (endpoint.accounts().constFirst().isEmpty() && !model::Endpoint::isLoopback(endpoint.url))
            parts.append(tr("no key"));
        if (const QString saved = savingOf(m_endpoints.health(), endpoint.name); !saved.isEmpty())
            parts.append(saved);
        auto* item = new QListWidgetItem(parts.join(QStringLiteral(" · ")), m_list);
        item->setData(nameRole, endpoint.name);
        item->setSizeHint(QSize(0, m_theme.px(rowHeight)));
        if (endpoint.name == before)
            m_list->setCurrentItem(item);
    }
    const auto& builtIn = m_endpoints.builtIn();
    m_builtIn->setVisible(builtIn.has_value());
    m_builtIn->setText(
        tr("%1 · this computer · works by rules, without a model").arg(builtIn ? builtIn->name : QString()));
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
    refreshButtons();
}

void EndpointsPage::refreshButtons()
{
    const int row = m_list->currentRow();
    const bool any = row >= 0;
    m_list->setFixedHeight(m_theme.px(rowHeight) * std::clamp(m_list->count(), 1, listRows));
    m_list->setVisible(m_list->count() > 0);
    for (Button* button : {m_edit, m_up, m_down, m_remove})
        button->setVisible(m_list->count() > 0);
    m_edit->setEnabled(any);
    m_remove->setEnabled(any);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(any && row < m_list->count() - 1);
    m_sub->setText(m_list->count() > 0 ? tr("Tried from top to bottom.")
            : m_endpoints.builtIn()
            ? tr("Only the built-in server answers so far. Add a provider's endpoint to talk to a "
                 "model.")
            : tr("No endpoint yet. Add one to talk to a model."));
}

void EndpointsPage::move(int by)
{
    QStringList names;
    for (int row = 0; row < m_list->count(); ++row)
        names.append(m_list->item(row)->data(nameRole).toString());
    const int from = m_list->currentRow();
    if (from + by < 0 || from + by >= names.size())
        return;
    names.move(from, from + by);
    const base::Status status = m_endpoints.reorder(names);
    if (!status)
        Q_EMIT failed(status.error().sentence());
}

void EndpointsPage::reorderFromList()
{
    QStringList names;
    for (int row = 0; row < m_list->count(); ++row)
        names.append(m_list->item(row)->data(nameRole).toString());
    const base::Status status = m_endpoints.reorder(names);
    if (!status)
        Q_EMIT failed(status.error().sentence());
}

void EndpointsPage::removeCurrent()
{
    const QString name = currentName();
    m_orderBefore.clear();
    for (const model::Endpoint& endpoint : m_endpoints.endpoints()) {
        m_orderBefore.append(endpoint.name);
        if (endpoint.name == name)
            m_removedEndpoint = endpoint;
    }
    const base::Status status = m_endpoints.remove(name);
    if (status)
        Q_EMIT removed(name);
    else
        Q_EMIT failed(status.error().sentence());
}

void EndpointsPage::undoRemove()
{
    base::Status status = m_endpoints.add(m_removedEndpoint);
    if (status)
        status = m_endpoints.reorder(m_orderBefore);
    if (!status)
        Q_EMIT failed(status.error().sentence());
}

void EndpointsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

void EndpointsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh(); // what was saved is counted on
}

void EndpointsPage::retranslate()
{
    m_otherAccounts->setText(tr("Go on with another endpoint's account when a key or its balance is refused"));
    m_head->setText(tr("Endpoints"));
    m_formHead->setText(m_isNew ? tr("Add an endpoint") : tr("Edit the endpoint"));
    m_add->setText(tr("Add"));
    m_edit->setText(tr("Edit"));
    m_up->setAccessibleName(tr("Try earlier"));
    m_up->setToolTip(tr("Try earlier"));
    m_down->setAccessibleName(tr("Try later"));
    m_down->setToolTip(tr("Try later"));
    m_remove->setText(tr("Remove"));
    m_test->setText(tr("Test"));
    m_save->setText(tr("Save"));
    m_back->setText(tr("Back"));
    m_list->setAccessibleName(tr("Endpoints"));
}

} // namespace spyhop::ui
