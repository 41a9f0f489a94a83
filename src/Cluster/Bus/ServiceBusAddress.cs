namespace Platform.Cluster.Bus;

/// <summary>Where a Service Bus is, by its connection string.</summary>
internal static class ServiceBusAddress
{
    /// <summary>An emulator's, unless it was told otherwise.</summary>
    public const int UsualAdministrationPort = 5300;

    private const string Endpoint = "Endpoint=";

    /// <summary>"Endpoint=sb://name.servicebus.windows.net/", or the address, or the name alone.</summary>
    public static string Namespace(string connection)
    {
        var given = Parts(connection).FirstOrDefault(IsEndpoint)?[Endpoint.Length..] ?? connection;
        return Uri.TryCreate(given, UriKind.Absolute, out var address) ? address.Host : given;
    }

    /// <summary>An emulator makes topics and subscriptions at another port than it takes messages; Azure does both at one address.</summary>
    public static string ForAdministration(string connection, int port) => Parts(connection).Contains("UseDevelopmentEmulator=true", StringComparer.OrdinalIgnoreCase)
        ? string.Join(';', Parts(connection).Select(part => IsEndpoint(part) ? $"{Endpoint}sb://{Namespace(connection)}:{port}" : part))
        : connection;

    private static string[] Parts(string connection) => connection.Split(';', StringSplitOptions.TrimEntries);

    private static bool IsEndpoint(string part) => part.StartsWith(Endpoint, StringComparison.OrdinalIgnoreCase);
}
