using System.Net;
using System.Net.Sockets;

namespace Platform.Hosting.Outgoing;

/// <summary>
/// Tells the addresses of the public internet from those that mean this machine, this network, a cloud's metadata, or nobody
/// (the special-purpose registries of IANA, RFC 6890 and its successors).
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Special = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
        "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32", // Azure's own, reachable from every machine there
    }.Select(IPNetwork.Parse)];

    // Of IPv6 only 2000::/3 is given out; within it these are not what they look like.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] SpecialSix = [.. new[] { "2001::/23", "2001:db8::/32", "3fff::/20" }.Select(IPNetwork.Parse)];
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Has(IPAddress address) => address switch
    {
        { AddressFamily: AddressFamily.InterNetwork } => !Array.Exists(Special, network => network.Contains(address)),
        { IsIPv4MappedToIPv6: true } => Has(address.MapToIPv4()),
        { AddressFamily: AddressFamily.InterNetworkV6 } => HasSix(address),
        _ => false,
    };

    private static bool HasSix(IPAddress address)
    {
        // An IPv4 address in disguise is as public as the one inside.
        var bytes = address.GetAddressBytes();
        if (Translated.Contains(address)) return Has(new(bytes.AsSpan(12, 4)));
        if (SixToFour.Contains(address)) return Has(new(bytes.AsSpan(2, 4)));
        return GlobalUnicast.Contains(address) && !Array.Exists(SpecialSix, network => network.Contains(address));
    }
}
