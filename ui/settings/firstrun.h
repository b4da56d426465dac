// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/admin/preferences.h"
#include "core/admin/privacyadmin.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QRadioButton;
class QStackedWidget;

namespace spyhop::ui {

class Button;
class ConsentFlow;
class EndpointForm;
class KeyPlaceFields;
class Label;

//! \brief Three questions, each skippable: language and send key, who answers, what may be stored. Ends on an answer
//! already streaming.
//!
//! Owner: main, after Services. Thread: main. finished() is its last word.
class FirstRun : public QWidget {
    Q_OBJECT
public:
    struct Parts {
        const Theme& theme;
        Language& language;
        admin::EndpointAdmin& endpoints;
        admin::PrivacyAdmin& privacy;
        admin::Preferences& preferences;
    };
    explicit FirstRun(const Parts& parts);
    ~FirstRun() override;

    void showStep(int step);
    [[nodiscard]] EndpointForm* endpointForm() const { return m_form; }

Q_SIGNALS:
    //! `endpoint`: who answers the first question; empty: nobody yet.
    void finished(const QString& endpoint);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    [[nodiscard]] QWidget* buildLanguage();
    [[nodiscard]] QWidget* buildEndpoint();
    [[nodiscard]] QWidget* buildConsent();
    void retranslate();
    void noteKey();
    void refreshButtons();
    void next();
    void skip();
    void advance();
    void back();
    void finish();
    void useBuiltIn();

    Parts m_parts;
    std::unique_ptr<ConsentFlow> m_consent;
    QStackedWidget* m_steps;
    Label *m_languageHead, *m_languageSub, *m_endpointHead, *m_endpointSub, *m_consentHead, *m_consentSub,
        *m_consentNote;
    QRadioButton *m_english, *m_chinese, *m_enter, *m_ctrlEnter, *m_store, *m_doNotStore;
    Label* m_sendHead;
    KeyPlaceFields* m_keyPlace;
    EndpointForm* m_form;
    Button *m_tryHere, *m_test, *m_back, *m_skip, *m_next;
    Label* m_error;
    QString m_endpoint;
    bool m_finished = false;
};

} // namespace spyhop::ui
