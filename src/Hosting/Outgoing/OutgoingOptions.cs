using System.Net;
using Microsoft.Extensions.Configuration;
using Platform.Hosting.Settings;

namespace Platform.Hosting.Outgoing;

/// <summary>Which networks may be called besides the public internet.</summary>
internal sealed record OutgoingOptions(IReadOnlyList<IPNetwork> AllowedNetworks)
{
    private const string Key = "Outgoing:AllowedNetworks";

    public static readonly Setting Setting = new(Key,
        "Private networks that webhooks and other outgoing calls may reach, such as 10.20.0.0/16, with commas. Everybody who may set up such a call can then reach them.",
        "", value => Wrong(value) is { } wrong ? $"'{wrong}' is no network like 10.20.0.0/16" : null);

    public static OutgoingOptions From(IConfiguration settings) => new([.. Parts(settings[Key]).Select(IPNetwork.Parse)]);

    public bool Allows(IPAddress address) => PublicAddresses.Has(address) || AllowedNetworks.Any(network => network.Contains(Plain(address)));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    private static string? Wrong(string value) => Parts(value).FirstOrDefault(part => !IPNetwork.TryParse(part, out _));
    private static string[] Parts(string? value) => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
