// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keyplacechoice.h"

#include "ui/common/label.h"

#include <QtGui/QShowEvent>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace spyhop::ui {

using keys::DataKeyStore;

namespace {
constexpr int indent = 24; // design px: where a button's text begins
}

KeyPlaceChoice::KeyPlaceChoice(const Theme& theme, admin::PrivacyAdmin& privacy, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_privacy(privacy)
    , m_rows{makeRow(theme, DataKeyStore::Auto, QStringLiteral("auto")),
          makeRow(theme, DataKeyStore::Keychain, QStringLiteral("keychain")),
          makeRow(theme, DataKeyStore::Token, QStringLiteral("token")),
          makeRow(theme, DataKeyStore::Passphrase, QStringLiteral("passphrase"))}
    , m_only(new Label(theme, FontRole::Ui, &Tokens::text, this))
{
    m_only->setObjectName(QStringLiteral("onlyKeyPlace"));
    m_only->setWordWrap(true);
    m_only->hide(); // until it is known to be the only one
    auto* group = new QButtonGroup(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(4));
    column->addWidget(m_only);
    for (const Row& row : m_rows) {
        group->addButton(row.button);
        column->addWidget(row.button);
        column->addWidget(row.meaning);
        connect(row.button, &QAbstractButton::toggled, this, [this](bool on) {
            if (on)
                Q_EMIT changed();
        });
    }
    m_rows.front().button->setChecked(true);
    found({});
}

KeyPlaceChoice::~KeyPlaceChoice() = default;

KeyPlaceChoice::Row KeyPlaceChoice::makeRow(const Theme& theme, DataKeyStore store, const QString& name)
{
    Row row{store, new QRadioButton(this), new Label(theme, FontRole::Small, &Tokens::text2, this)};
    row.button->setObjectName(QStringLiteral("keyPlace-") + name);
    row.meaning->setObjectName(QStringLiteral("keyPlaceMeans-") + name);
    row.meaning->setWordWrap(true);
    row.meaning->setIndent(theme.px(indent));
    return row;
}

DataKeyStore KeyPlaceChoice::chosen() const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [](const Row& one) { return one.button->isChecked(); });
    return row == m_rows.end() ? DataKeyStore::Auto : row->store;
}

void KeyPlaceChoice::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_look = m_privacy.lookForDataKeyPlaces();
    connect(m_look.get(), &admin::DataKeyPlaces::found, this, &KeyPlaceChoice::found);
}

void KeyPlaceChoice::found(const QList<admin::DataKeyPlace>& places)
{
    m_places = places;
    const DataKeyStore present = m_privacy.dataKeyStore();
    QList<const Row*> offered;
    for (const Row& row : m_rows) {
        const auto place = std::find_if(m_places.cbegin(), m_places.cend(),
            [&row](const admin::DataKeyPlace& one) { return one.store == row.store; });
        // The present place is the first of them.
        // What was chosen stays so, there or not: no other takes its place unasked.
        const bool isOffered = row.store == DataKeyStore::Auto || row.button->isChecked()
            || (place != m_places.cend() && row.store != present);
        const bool isUsable = isOffered && (place == m_places.cend() || place->why.isEmpty());
        row.button->setVisible(isOffered);
        if (isOffered)
            offered.append(&row);
        row.meaning->setVisible(isOffered);
        row.button->setEnabled(isUsable);
    }
    const bool isOnly = offered.size() == 1;
    m_only->setVisible(isOnly);
    if (isOnly)
        offered.first()->button->hide();
    for (const Row& row : m_rows)
        row.meaning->setIndent(isOnly ? 0 : m_theme.px(indent));
    retranslate();
    Q_EMIT looked();
}

void KeyPlaceChoice::choose(DataKeyStore store)
{
    const QSignalBlocker quiet(this);
    for (const Row& row : m_rows) {
        if (row.store == store)
            row.button->setChecked(true);
    }
}

QString KeyPlaceChoice::nameOf(DataKeyStore store) const
{
    switch (store) {
    case DataKeyStore::Auto:
        break;
    case DataKeyStore::Keychain:
        return tr("The keychain");
    case DataKeyStore::Token:
        for (const admin::DataKeyPlace& place : m_places) {
            if (place.store == DataKeyStore::Token)
                return tr("The token “%1”").arg(place.label);
        }
        return tr("The hardware token");
    case DataKeyStore::Passphrase:
        return tr("Behind a passphrase");
    }
    return m_privacy.hasDataKey() ? tr("Where it is: %1").arg(m_privacy.dataKeyPlace()) : tr("Chosen by Spyhop");
}

QString KeyPlaceChoice::meaningOf(DataKeyStore store) const
{
    for (const admin::DataKeyPlace& place : m_places) {
        if (place.store == store && !place.why.isEmpty())
            return place.why;
    }
    switch (store) {
    case DataKeyStore::Auto:
        break;
    case DataKeyStore::Keychain:
        return tr("It opens with your session. Nothing is typed.");
    case DataKeyStore::Token:
        return tr("Nobody opens what is stored without the token and its PIN. If it is lost, so is what is stored.");
    case DataKeyStore::Passphrase:
        return tr("It is typed at every start. If it is forgotten, what is stored stays closed.");
    }
    return m_privacy.hasDataKey() ? tr("The new key takes the place of the old one.")
                                  : tr("The keychain, or a passphrase where there is none that answers.");
}

void KeyPlaceChoice::retranslate()
{
    for (const Row& row : m_rows) {
        row.button->setText(nameOf(row.store));
        row.meaning->setText(meaningOf(row.store));
        row.button->setAccessibleDescription(row.meaning->text());
        if (row.button->isChecked())
            m_only->setText(row.button->text());
    }
}

KeyPlaceFields::KeyPlaceFields(const Theme& theme, admin::PrivacyAdmin& privacy, QWidget* parent)
    : FoldedFields(theme, QStringLiteral("keyPlace"), parent)
    , m_choice(new KeyPlaceChoice(theme, privacy, body()))
{
    column()->addWidget(m_choice);
    // It may have been chosen elsewhere.
    connect(
        m_choice, &KeyPlaceChoice::looked, this, [this, &privacy] { m_choice->choose(privacy.chosenDataKeyStore()); });
    connect(
        m_choice, &KeyPlaceChoice::changed, this, [this, &privacy] { privacy.setDataKeyStore(m_choice->chosen()); });
    retranslate();
}

void KeyPlaceFields::retranslate()
{
    setTitle(tr("Where the key lies"), tr("Keychain, token or passphrase"));
    m_choice->retranslate();
}

} // namespace spyhop::ui
