// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/gateadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QPlainTextEdit;

namespace spyhop::ui {

class Banner;
class Field;
class Label;
class LinkButton;

//! \brief The privacy gate: what happens to each kind of sensitive thing before a request leaves, and a place to try
//! it. Owner: SecurityPage. Thread: main.
class GatePanel : public QWidget {
    Q_OBJECT
public:
    GatePanel(const Theme& theme, admin::GateAdmin& gate, QWidget* parent);

Q_SIGNALS:
    void failed(const QString& sentence);
    void consentRequested(); //!< the person looks for what is stored on this computer

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        model::SensitiveKind kind;
        QComboBox* action;
        Field* field;
    };
    void retranslate();
    void load();
    void choose(const Row& row);
    void tryOut();

    const Theme& m_theme;
    admin::GateAdmin& m_gate;
    LinkButton* m_consent;
    Label *m_head, *m_sub, *m_tryHead, *m_sentHead, *m_sent;
    QList<Row> m_rows;
    QPlainTextEdit* m_text;
    Banner *m_found, *m_broken;
};

} // namespace spyhop::ui
