// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/admin/gatelooking.h"
#include "core/admin/privacyadmin.h"
#include "core/base/clock.h"
#include "core/batch/batchmanager.h"
#include "core/batch/callbacks.h"
#include "core/batch/creating.h"
#include "core/batch/estimating.h"
#include "core/batch/placereading.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QScrollArea;

namespace spyhop::ui {

class AskCard;
class Banner;
class Button;
class CheckCard;
class Label;
class Surface;
class TemplateMenu;
class WhatCard;

//! \brief A new job on one page: What, Ask, Check; a foot that stays with the totals and Start. Owner: BatchRoom.
class NewJobPage : public QWidget {
    Q_OBJECT
public:
    static constexpr int trialItems = 5;

    struct Parts {
        const Theme& theme;
        base::Clock& clock;
        batch::BatchManager& manager;
        admin::EndpointAdmin& endpoints;
        admin::PrivacyAdmin& privacy;
        const admin::GateAdmin* gate = nullptr; //!< none: nothing is said of it
    };
    NewJobPage(const Parts& parts, QWidget* parent);

    //! Adds files and folders to those already there.
    void addInputs(const QStringList& paths);
    void clear();
    //! There is something on it that clear() would lose.
    [[nodiscard]] bool isBegun() const;
    //! What is on it, put aside, so that an empty one is there; bringBack() changes the two.
    void putAside();
    void bringBack();
    //! Questions ready to be asked.
    void showTemplates();
    //! The question, columns and manners of another job or of a template, for the inputs that are there.
    void take(const model::BatchSpec& spec);
    //! The same with all that the job's terms were: who answers, how it is sent, what it may cost.
    void takeAll(const model::BatchSpec& spec);
    [[nodiscard]] bool hasInputs() const;

Q_SIGNALS:
    void started(const QString& jobId);
    void cancelled();
    void keepRequested();
    void message(const QString& text);
    void providerRequested(); //!< consent to work that stays at a provider

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void buildFoot(QLayout* column);
    void retranslate();
    void refreshTotal();
    [[nodiscard]] static QStringList itemsText(qint64 items, qint64 unreadable);
    void estimate();
    void lookAtFirst();
    void showEstimate(const base::Expected<batch::Estimate>& found);
    [[nodiscard]] base::Status write(model::BatchSpec& spec) const;
    [[nodiscard]] base::Expected<model::BatchSpec> spec() const;
    [[nodiscard]] model::BatchSpec question() const;
    void start(bool trial);
    void make(bool trial);
    void setBusy(bool tries, bool starts);
    void created(bool trial, const base::Expected<QString>& id);
    [[nodiscard]] QString title() const;

    Parts m_parts;
    batch::Callbacks m_callbacks; //!< of the jobs that were started here
    model::BatchSpec m_template; //!< the template chosen last: its name and question
    struct Aside {
        model::BatchSpec spec;
        QStringList paths;
    };
    std::optional<Aside> m_aside;
    Label* m_title;
    Button* m_templates;
    TemplateMenu* m_templateMenu;
    WhatCard* m_what;
    AskCard* m_ask;
    CheckCard* m_check;
    QScrollArea* m_scroll;
    Surface* m_foot;
    Label* m_total;
    Button *m_trial, *m_start, *m_cancel;
    Banner* m_error;
    std::unique_ptr<base::Timer> m_estimateTimer;
    std::unique_ptr<batch::Estimating> m_estimating;
    std::unique_ptr<admin::GateLooking> m_looking;
    std::unique_ptr<batch::PlaceReading> m_place; //!< of a job that is about to be made
    std::unique_ptr<batch::Creating> m_creating;
    std::unique_ptr<batch::Creating> m_endedCreating; //!< kept until its signal has returned
};

} // namespace spyhop::ui
