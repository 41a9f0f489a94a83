using System.Net;
using System.Net.Sockets;
using Platform.Hosting;

namespace Platform.Host;

/// <summary>Where the platform listens: tried before the long steps of a start, so that a taken port is said at once.</summary>
internal static class Addresses
{
    private const string Choose = "Choose another address: --Urls=http://127.0.0.1:5090";

    public static void EnsureFree(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try { EnsureFree(BindingAddress.Parse(url), urls); }
            catch (FormatException) { throw new StartupException($"The address {url} is none.", "Give it as in --Urls=http://127.0.0.1:5080"); }
        }
    }

    public static StartupException Taken(string? urls) =>
        new($"The address {urls} is taken: another program listens there.", $"Stop that program, or listen elsewhere. {Choose}");

    private static void EnsureFree(BindingAddress address, string? urls)
    {
        if (address.IsUnixPipe || address.IsNamedPipe) return;
        try
        {
            using var probe = new TcpListener(Address(address.Host), address.Port);
            probe.Start();
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse) { throw Taken(urls); }
        catch (SocketException e) { throw new StartupException($"The address {urls} cannot be listened on: {e.Message}", Choose); }
    }

    private static IPAddress Address(string host) => host switch
    {
        "localhost" => IPAddress.Loopback,
        _ => IPAddress.TryParse(host.Trim('[', ']'), out var ip) ? ip : IPAddress.Any, // as Kestrel reads any other name
    };
}
