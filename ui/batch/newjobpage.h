// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/admin/privacyadmin.h"
#include "core/batch/batchmanager.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

class AskCard;
class Banner;
class Button;
class CheckCard;
class Label;
class Surface;
class WhatCard;

//! \brief A new job on one page: What, Ask, Check; a foot that stays with the totals and Start. Owner: BatchRoom.
class NewJobPage : public QWidget {
    Q_OBJECT
public:
    struct Parts {
        const Theme& theme;
        batch::BatchManager& manager;
        admin::EndpointAdmin& endpoints;
        admin::PrivacyAdmin& privacy;
    };
    NewJobPage(const Parts& parts, QWidget* parent);

    //! Adds files and folders to those already there.
    void addInputs(const QStringList& paths);
    void clear();
    [[nodiscard]] bool hasInputs() const;

Q_SIGNALS:
    void started(const QString& jobId);
    void cancelled();
    void keepRequested();
    void providerRequested(); //!< consent to work that stays at a provider

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildFoot(QLayout* column);
    void retranslate();
    void refreshTotal();
    void start(bool trial);
    [[nodiscard]] QString title() const;

    Parts m_parts;
    Label* m_title;
    WhatCard* m_what;
    AskCard* m_ask;
    CheckCard* m_check;
    Surface* m_foot;
    Label* m_total;
    Button *m_trial, *m_start, *m_cancel;
    Banner* m_error;
};

} // namespace spyhop::ui
