using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Platform.Architecture;

/// <summary>What leaves the house by HTTP leaves through the guarded client, which does not call what is inside.</summary>
public class OutgoingTests
{
    private static readonly string[] Doors =
    [
        "System.Net.Http.HttpClient", "System.Net.Http.SocketsHttpHandler", "System.Net.Http.HttpClientHandler", "System.Net.WebClient", "System.Net.Sockets.TcpClient",
    ];

    // Each with its reason.
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Platform.Hosting.Outgoing.OutgoingRegistration"] = "is the guard",
        ["Platform.Devices.Simulation.SimulateFleet"] = "the demo's devices report to this very process",
    };

    [Fact]
    public void Nobody_opens_a_door_of_their_own() => 
        Assert.DoesNotContain(House.All.SelectMany(a => Openings(a.Location)), o => !Allowed.Keys.Any(o.StartsWith));

    [Fact]
    public void The_check_finds_the_guard_itself() =>
        Assert.Contains(Openings(House.Hosting.Location), o => o.StartsWith("Platform.Hosting.Outgoing.OutgoingRegistration", StringComparison.Ordinal));

    [Fact]
    public void The_check_catches_a_client_of_ones_own() =>
        Assert.Contains(Openings(typeof(OutgoingTests).Assembly.Location), o => o.Contains(nameof(Leak), StringComparison.Ordinal));

    internal static class Leak { public static HttpClient Open() => new(); }

    private static List<string> Openings(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        return
        [
            .. from type in module.GetTypes()
               from method in type.Methods
               where method.HasBody
               from instruction in method.Body.Instructions
               where instruction.OpCode == OpCodes.Newobj && Doors.Contains(((MethodReference)instruction.Operand).DeclaringType.FullName)
               select $"{type.FullName}.{method.Name} opens {((MethodReference)instruction.Operand).DeclaringType.Name}",
        ];
    }
}
