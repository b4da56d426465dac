// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>
#include <array>
#include <memory>

namespace spyhop::testsupport {

//! \brief A real nginx with certificates of its own making: good and bad ones, each under a host name of its own.
//!
//! Owner: the test. Everything lies in one folder; the server ends with this.
class Nginx {
public:
    //! Where both programs are; empty: a test has to be skipped.
    [[nodiscard]] static QString program()
    {
        const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
        QString nginx = QStandardPaths::findExecutable(QStringLiteral("nginx"));
        if (nginx.isEmpty()) {
            nginx = QStandardPaths::findExecutable(
                QStringLiteral("nginx"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")});
        }
        return openssl.isEmpty() ? QString() : nginx;
    }

    explicit Nginx(const QString& folder)
        : m_folder(folder)
        , m_port(freePort())
        , m_oldPort(freePort())
    {
    }
    Nginx(const Nginx&) = delete;
    Nginx& operator=(const Nginx&) = delete;
    ~Nginx()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    //! False if a certificate could not be made or nginx does not answer.
    [[nodiscard]] bool start()
    {
        if (!makeCertificates())
            return false;
        QFile config(path("nginx.conf"));
        if (!config.open(QIODevice::WriteOnly) || config.write(configuration()) < 0)
            return false;
        config.close();
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program(),
            {QStringLiteral("-p"), m_folder, QStringLiteral("-e"), path("error.log"), QStringLiteral("-c"),
                config.fileName()});
        if (!m_process.waitForStarted())
            return false;
        for (int i = 0; i < 500; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(m_oldPort));
            if (socket.waitForConnected(1000))
                return true;
            QTest::qWait(10);
        }
        return false;
    }

    [[nodiscard]] int port() const { return m_port; } //!< TLS 1.3, HTTP/2
    [[nodiscard]] int oldPort() const { return m_oldPort; } //!< TLS 1.2 only
    [[nodiscard]] QString path(const char* name) const { return QDir(m_folder).filePath(QLatin1String(name)); }
    [[nodiscard]] QString authority() const { return path("ca.pem"); }
    //! One line for each request that was read: host, protocol, Authorization.
    [[nodiscard]] QByteArray log() const
    {
        QFile file(path("access.log"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    //! A certificate: its file and server name, what it says, how it is signed.
    struct Certificate {
        const char* host;
        const char* names; //!< subjectAltName; empty: a common name only
        const char* digest;
        const char* days;
        const char* key;
    };
    static constexpr std::array certificates{
        Certificate{"good.test", "DNS:good.test,IP:0.0.0.0", "-sha256", "30", "leaf.key"},
        Certificate{"expired.test", "DNS:expired.test", "-sha256", "-1", "leaf.key"},
        Certificate{"wrong.test", "DNS:another.test,DNS:third.test", "-sha256", "30", "leaf.key"},
        Certificate{"common.test", "", "-sha256", "30", "leaf.key"},
        Certificate{"sha1.test", "DNS:sha1.test", "-sha1", "30", "leaf.key"},
        Certificate{"md5.test", "DNS:md5.test", "-md5", "30", "leaf.key"},
        Certificate{"short.test", "DNS:short.test", "-sha256", "30", "short.key"},
        Certificate{"self.test", "DNS:self.test", nullptr, "30", "leaf.key"},
    };

    [[nodiscard]] static int freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

    [[nodiscard]] bool openssl(const QStringList& arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder);
        process.start(QStringLiteral("openssl"), arguments);
        const bool fine = process.waitForFinished() && process.exitCode() == 0;
        if (!fine)
            qInfo("%s", process.readAllStandardError().constData());
        return fine;
    }
    [[nodiscard]] bool openssl(const QString& line) const { return openssl(line.split(u' ')); }

    [[nodiscard]] bool makeCertificates() const
    {
        bool fine = openssl(QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
            QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-keyout"), QStringLiteral("ca.key"),
            QStringLiteral("-out"), QStringLiteral("ca.pem"), QStringLiteral("-subj"),
            QStringLiteral("/CN=Spyhop Test Authority"), QStringLiteral("-days"), QStringLiteral("30")});
        fine = fine && openssl(QStringLiteral("genrsa -out leaf.key 2048"));
        fine = fine && openssl(QStringLiteral("genrsa -out short.key 1024"));
        for (const Certificate& one : certificates) {
            const QString host = QLatin1String(one.host), key = QLatin1String(one.key);
            QFile extensions(path("names"));
            if (!extensions.open(QIODevice::WriteOnly | QIODevice::Truncate))
                return false;
            if (*one.names)
                extensions.write(QByteArray("subjectAltName=") + one.names + '\n');
            extensions.close();
            if (!one.digest) {
                fine = fine
                    && openssl(
                        QStringLiteral("req -x509 -key %1 -out %2.pem -subj /CN=%2 -addext subjectAltName=%3 -days 30")
                            .arg(key, host, QLatin1String(one.names)));
                continue;
            }
            fine = fine && openssl(QStringLiteral("req -new -key %1 -out request -subj /CN=%2").arg(key, host));
            fine = fine
                && openssl(
                    QStringLiteral("x509 -req -in request -CA ca.pem -CAkey ca.key -CAcreateserial -out %1.pem %2 "
                                   "-days %3 -extfile names")
                        .arg(host, QLatin1String(one.digest), QLatin1String(one.days)));
        }
        return fine;
    }

    [[nodiscard]] QByteArray configuration() const
    {
        QByteArray servers;
        const auto server = [&](const Certificate& one, const QByteArray& listen, const QByteArray& protocols) {
            servers += "server { listen " + listen + "; server_name " + one.host + "; ssl_protocols " + protocols
                + "; ssl_ciphers DEFAULT@SECLEVEL=0; ssl_certificate " + m_folder.toUtf8() + '/' + one.host
                + ".pem; ssl_certificate_key " + m_folder.toUtf8() + '/' + one.key
                + "; location / { default_type application/json; return 200 '" + QByteArray(4000, 'x') + "'; } }\n";
        };
        for (const Certificate& one : certificates)
            server(one, QByteArray::number(m_port) + " ssl http2", "TLSv1.3");
        server(certificates.front(), QByteArray::number(m_oldPort) + " ssl", "TLSv1.2");
        return "daemon off; master_process off; pid nginx.pid; error_log error.log; events { worker_connections 256; "
               "}\n"
               "http { log_format seen '$host $ssl_protocol \"$http_authorization\" $http_accept_encoding'; access_log "
               "access.log seen; gzip on; gzip_types *; gzip_proxied any; client_body_temp_path body; proxy_temp_path "
               "proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;\n"
            + servers + "}\n";
    }

    QString m_folder;
    int m_port, m_oldPort;
    QProcess m_process;
};

} // namespace spyhop::testsupport
