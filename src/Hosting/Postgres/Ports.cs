using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Platform.Hosting.Postgres;

/// <summary>The port of an embedded PostgreSQL: fixed by a setting, or the one it had before, or a free one.</summary>
internal sealed class Ports(PostgresOptions options)
{
    private readonly string _file = Path.Combine(options.Folder, "port");

    public int Choose()
    {
        if (options.Port is { } given)
            return IsFree(given) ? given : throw new StartupException($"Port {given} is taken by another program.",
                "Choose another one with Postgres:Port, or leave it out to have a free one chosen.");

        return Remembered() is { } before && IsFree(before) ? before : AnyFree();
    }

    public void Remember(int port) => File.WriteAllText(_file, port.ToString(CultureInfo.InvariantCulture));

    private int? Remembered() => File.Exists(_file) && int.TryParse(File.ReadAllText(_file), out var port) && port is > 0 and < 65536 ? port : null;

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int AnyFree()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
