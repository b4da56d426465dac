// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/privacyadmin.h"
#include "core/base/fakeclock.h"
#include "tests/core/keys/fakekeychain.h"
#include "tests/support/testmain.h"

#include <QtCore/QFileInfo>
#include <QtTest/QSignalSpy>
#include <functional>

namespace spyhop::testsupport {

//! \brief What tests of PrivacyAdmin begin with: a profile's settings, and a keychain and a clock that they hold in
//! their hands.
//!
//! A test calls open() before each function, close() after it.
class PrivacyTest : public QObject {
protected:
    void open()
    {
        const QString folder = TestWorld::makeFolder(QStringLiteral("p%1").arg(++m_count));
        m_keychain = {};
        m_places = store::Places();
        m_settings = std::make_unique<store::SettingsFile>(folder);
        QVERIFY(m_settings->load().has_value());
        m_keys = std::make_unique<keys::KeyRing>(
            folder, QStringLiteral("id"), m_clock, std::make_unique<FakeKeychain>(m_keychain, m_clock));
        m_admin = std::make_unique<admin::PrivacyAdmin>(*m_settings, m_places, *m_keys);
    }
    void close()
    {
        m_admin.reset();
        m_keys.reset();
        m_settings.reset();
    }
    bool hear(QSignalSpy& spy)
    {
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT((m_clock.advance(std::chrono::milliseconds(0)), !spy.isEmpty()), patienceMs);
        }();
        return !spy.isEmpty();
    }
    //! Waits for what other programs' files bring.
    bool becomes(const std::function<bool()>& isSo)
    {
        [&] { QTRY_VERIFY_WITH_TIMEOUT((m_clock.advance(std::chrono::milliseconds(25)), isSo()), patienceMs); }();
        return isSo();
    }
    //! Another one over the same profile and keychain.
    struct Program {
        std::unique_ptr<store::Places> places;
        std::unique_ptr<keys::KeyRing> keys;
        std::unique_ptr<store::SettingsFile> settings;
        std::unique_ptr<admin::PrivacyAdmin> privacy;
    };
    Program anotherProgram()
    {
        Program other{std::make_unique<store::Places>(),
            std::make_unique<keys::KeyRing>(
                folder(), QStringLiteral("id"), m_clock, std::make_unique<FakeKeychain>(m_keychain, m_clock)),
            std::make_unique<store::SettingsFile>(folder()), nullptr};
        [&] { QVERIFY(other.settings->load().has_value()); }();
        other.privacy = std::make_unique<admin::PrivacyAdmin>(*other.settings, *other.places, *other.keys);
        return other;
    }
    [[nodiscard]] QString folder() const { return QFileInfo(m_settings->path()).path(); }

    base::FakeClock m_clock;
    FakeKeychain::World m_keychain;
    int m_count = 0;
    store::Places m_places;
    std::unique_ptr<store::SettingsFile> m_settings;
    std::unique_ptr<keys::KeyRing> m_keys;
    std::unique_ptr<admin::PrivacyAdmin> m_admin;
};

} // namespace spyhop::testsupport
