// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/auditadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>
#include <functional>
#include <memory>

class QMenu;

namespace spyhop::ui {

class Button;
class Pill;
class SearchField;

//! \brief Which calls of the audit log are shown: by text, time, state, endpoint, model. On as many lines as it
//! needs. Thread: main.
class AuditFilterBar : public QWidget {
    Q_OBJECT
public:
    AuditFilterBar(const Theme& theme, base::Clock& clock, QWidget* parent);

    //! The endpoints and models that there are to choose from.
    void setNames(const QStringList& endpoints, const QStringList& models);
    //! "Today" is counted anew each time.
    [[nodiscard]] admin::AuditFilter filter() const;
    void clear();
    void focusSearch();

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Span { All, Today, Week, Month };

    void addChoice(QMenu* menu, const QString& text, bool isChosen, const std::function<void()>& choose);
    void fillNames(QMenu* menu, const QString& any, const QStringList& names, QString& chosen);
    void refresh();
    void retranslate();
    [[nodiscard]] static QString spanText(Span span);

    const Theme& m_theme;
    base::Clock& m_clock;
    SearchField* m_search;
    Pill* m_spanPill;
    Pill* m_state;
    Pill* m_endpoint;
    Pill* m_model;
    Button* m_clear;
    admin::AuditFilter m_filter; //!< without its times
    Span m_span = Span::All;
    QStringList m_endpoints, m_models;
    std::unique_ptr<base::Timer> m_typing; //!< the filter waits for the end of a word
};

} // namespace spyhop::ui
