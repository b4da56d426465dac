// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services.h"
#include "core/localserver/localserver.h"
#include "tests/support/collected.h"
#include "tests/support/testmain.h"
#include "ui/batch/batchpage.h"
#include "ui/common/spyhopstyle.h"

#include <QtCore/QFile>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

namespace spyhop::testsupport {

//! \brief What tests of the room of jobs begin with: a profile with the built-in server, and a folder of four contracts
//! and a file that cannot be read.
//!
//! A test calls openProfile() before each function, closeProfile() after it.
class JobTest : public QObject {
protected:
    JobTest() { QApplication::setStyle(new ui::SpyhopStyle(m_theme)); }
    ~JobTest() override { QApplication::setStyle(QStringLiteral("Fusion")); } // that one knows no theme of ours

    void openProfile()
    {
        const QString folder = TestWorld::makeFolder(QStringLiteral("review%1").arg(++m_run));
        m_services = app::Services::open(folder).value();
        QVERIFY(m_services->endpoints.startBuiltIn());
        m_folder = TestWorld::makeFolder(QStringLiteral("documents%1").arg(m_run));
        for (int i = 1; i <= 4; ++i)
            write(QStringLiteral("contract-%1.txt").arg(i),
                QStringLiteral("A contract.\nParty: Harbour %1 Ltd.\nAmount: %2 yuan\n")
                    .arg(i)
                    .arg(1'000 * i)
                    .toUtf8());
        write(QStringLiteral("broken.txt"), QByteArray("b\0b", 3));
    }
    void closeProfile() { m_services.reset(); }

    //! The dialog that stands open.
    template <typename Dialog>
    static Dialog* opened(const QWidget& page)
    {
        const QList<Dialog*> all = page.findChildren<Dialog*>();
        for (Dialog* dialog : all) {
            if (dialog->isVisible())
                return dialog;
        }
        qFatal("no dialog is open");
        return nullptr;
    }
    static void choose(QFileDialog& dialog, const QString& file)
    {
        dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(file);
        QMetaObject::invokeMethod(&dialog, "accept");
    }

    void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder + u'/' + name);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no document");
        file.write(bytes);
    }

    [[nodiscard]] static model::Endpoint endpoint(
        const QString& name, const localserver::LocalServer& server, const QString& model)
    {
        model::Endpoint endpoint;
        endpoint.name = name;
        endpoint.url = server.url();
        endpoint.models = QStringList{model};
        return endpoint;
    }

    [[nodiscard]] static QModelIndex cell(const ui::BatchPage& page, int row, int column)
    {
        return page.findChild<QTableView*>(QStringLiteral("itemTable"))->model()->index(row, column);
    }

    [[nodiscard]] model::ItemResult result(const QString& id, qint64 index) const
    {
        const auto page = m_services->batches.page(id, index, 1);
        return page && !page->isEmpty() ? page->first().second : model::ItemResult();
    }

    [[nodiscard]] QString makeJob() { return makeJob(m_services->endpoints.builtIn()->name); }

    [[nodiscard]] QString makeJob(const QString& endpoint)
    {
        const auto inputs = collected(m_services->batches.collect({m_folder}, batch::InputMode::Auto));
        model::BatchSpec spec;
        spec.title = QStringLiteral("Contracts");
        spec.prompt = QStringLiteral("Who is it with, and how much? {{text}}");
        spec.columns = {{QStringLiteral("party"), model::ColumnType::Text, {}, {}},
            {QStringLiteral("amount"), model::ColumnType::Number, {}, {}}};
        spec.quotes = true;
        spec.endpoint = endpoint;
        const QString id = m_services->batches.create(spec, *inputs).value();
        if (!m_services->batches.start(id))
            qFatal("the job did not start");
        if (!QTest::qWaitFor([&] { return !m_services->batches.isRunning(id); }, 20'000))
            qFatal("the job did not end");
        return id;
    }

    ui::Theme m_theme;
    std::unique_ptr<app::Services> m_services;
    QString m_folder;
    int m_run = 0;
};

} // namespace spyhop::testsupport
