// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/filelock.h"
#include "core/observe/auditwriter.h"

#include <QtCore/QString>

namespace spyhop::admin {

//! \brief The consent to prompts in the audit log as it stands in the settings file, whoever has written that.
//!
//! Holding it holds the file's lock, so that `privacy revoke`, in whatever program, returns when the last prompt was
//! written. A file that cannot be read, or stays locked, says no. Owner: the audit log. Thread: the writer's.
class StandingConsent final : public observe::PromptConsent {
public:
    explicit StandingConsent(const QString& settingsPath);

    [[nodiscard]] bool hold() override;
    void release() override;

private:
    QString m_path;
    base::FileLock m_lock;
};

} // namespace spyhop::admin
