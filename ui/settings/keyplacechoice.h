// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/datakeyplace.h"
#include "core/admin/privacyadmin.h"
#include "ui/settings/foldedfields.h"

#include <array>
#include <memory>

class QRadioButton;

namespace spyhop::ui {

class Label;

//! \brief Where a new data key goes to: one of the places that this computer has, each with a line on what it means.
//!
//! The automatic one comes first and is chosen: where the present key lies, or as the computer is. Looks for the others
//! when it comes into sight, asking nobody. A single one is told and not offered. Owner: its parent widget. Thread:
//! main.
class KeyPlaceChoice : public QWidget {
    Q_OBJECT
public:
    KeyPlaceChoice(const Theme& theme, admin::PrivacyAdmin& privacy, QWidget* parent);
    ~KeyPlaceChoice() override;

    [[nodiscard]] keys::DataKeyStore chosen() const;
    void choose(keys::DataKeyStore store); //!< without a signal
    void retranslate();

Q_SIGNALS:
    void changed(); //!< chosen()
    void looked(); //!< what there is to choose from is known

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Row {
        keys::DataKeyStore store;
        QRadioButton* button;
        Label* meaning;
    };
    [[nodiscard]] Row makeRow(const Theme& theme, keys::DataKeyStore store, const QString& name);
    void found(const QList<admin::DataKeyPlace>& places);
    [[nodiscard]] QString nameOf(keys::DataKeyStore store) const;
    [[nodiscard]] QString meaningOf(keys::DataKeyStore store) const;

    const Theme& m_theme;
    admin::PrivacyAdmin& m_privacy;
    std::unique_ptr<admin::DataKeyPlaces> m_look;
    QList<admin::DataKeyPlace> m_places;
    std::array<Row, 4> m_rows;
    Label* m_only; //!< the place, where there is but one: nothing to choose
};

//! \brief The same for a data key that is made with the first consent, behind "Where the key lies". Owner: its parent
//! widget. Thread: main.
class KeyPlaceFields : public FoldedFields {
    Q_OBJECT
public:
    KeyPlaceFields(const Theme& theme, admin::PrivacyAdmin& privacy, QWidget* parent);

private:
    void retranslate() override;

    KeyPlaceChoice* m_choice;
};

} // namespace spyhop::ui
