using System.Net;
using System.Net.Sockets;

namespace Platform.Hosting.Outgoing;

/// <summary>How a name becomes addresses: by DNS, except in tests.</summary>
internal delegate Task<IPAddress[]> ResolveName(string host, CancellationToken ct);

/// <summary>
/// Opens every connection of outgoing calls: asks for the name's addresses once, and connects to one it has looked at itself. So a name that answers
/// differently the next time gains nothing, and neither does a redirect: its connection passes here, too.
/// </summary>
internal sealed class CheckedConnect(OutgoingOptions options, ResolveName resolve)
{
    public async ValueTask<Stream> Open(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        if (port is not (80 or 443) and < 1024) throw Refused($"Port {port} of {host} is not called: use 80, 443, or one from 1024 on.");

        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, ct);
        var allowed = addresses.Where(options.Allows).ToArray();
        if (allowed.Length == 0) throw Refused($"{host} is not on the public internet, so it is not called. An operator can allow its network: {OutgoingOptions.Setting.Key}.");

        Exception? last = null;
        foreach (var address in allowed)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception e)
            {
                socket.Dispose();
                if (e is not SocketException) throw;
                last = e;
            }
        }

        throw last!;
    }

    internal static OutgoingRefusedException Refused(string why)
    {
        SecurityMetrics.Refused("outgoing");
        return new(why);
    }
}
