// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fakeclock.h"
#include "core/keys/vault.h"
#include "tests/core/keys/fakekeychain.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <algorithm>
#include <vector>

namespace spyhop::testsupport {

//! \brief What tests of a KeyRing begin with: a profile's folder, a keychain and a clock that they hold in their hands.
//!
//! A test calls startAnew() before each function.
class KeyRingTest : public QObject {
protected:
    using KeyJob = keys::KeyJob;
    using KeyResult = keys::KeyResult;
    using State = port::SecretStore::State;

    void startAnew()
    {
        m_world = {};
        m_folder = TestWorld::makeFolder(QStringLiteral("k%1").arg(++m_count));
    }
    std::unique_ptr<keys::KeyRing> ring()
    {
        return std::make_unique<keys::KeyRing>(
            m_folder, QStringLiteral("id"), m_clock, std::make_unique<FakeKeychain>(m_world, m_clock));
    }
    KeyResult wait(const std::unique_ptr<KeyJob>& job)
    {
        std::optional<KeyResult> answer;
        connect(job.get(), &KeyJob::done, this, [&answer](const KeyResult& result) { answer = result; });
        [&] {
            QVERIFY(!answer.has_value());
            QTRY_VERIFY_WITH_TIMEOUT((m_clock.advance(std::chrono::milliseconds(0)), answer.has_value()),
                patienceMs); // Argon2id runs on a thread
        }();
        return answer.value_or(base::failure(base::ErrorCode::Timeout, QString()));
    }
    //! Several at once, as those of several processes: each takes a step in turn.
    QList<KeyResult> waitForAll(const std::vector<std::unique_ptr<KeyJob>>& jobs)
    {
        std::vector<std::optional<KeyResult>> answers(jobs.size());
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            connect(
                jobs[i].get(), &KeyJob::done, this, [&answers, i](const KeyResult& result) { answers[i] = result; });
        }
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(
                (m_clock.advanceToNextTimer(),
                    std::all_of(answers.begin(), answers.end(), [](const auto& one) { return one.has_value(); })),
                patienceMs);
        }();
        QList<KeyResult> results;
        for (const auto& answer : answers)
            results << answer.value_or(base::failure(base::ErrorCode::Timeout, QString()));
        return results;
    }
    QByteArray vaultText()
    {
        QFile file(m_folder + QStringLiteral("/vault.json"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    FakeKeychain::World m_world;
    base::FakeClock m_clock;
    QString m_folder;
    int m_count = 0;
};

} // namespace spyhop::testsupport
