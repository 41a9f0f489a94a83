using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Platform.Architecture;

/// <summary>Names carry meaning here, so the habits of style are kept by a test.</summary>
public partial class NamesTests
{
    private static readonly string[] Vague = ["Manager", "Helper", "Util", "Utils", "Service", "Processor", "Dto", "Impl", "Base", "Common"];

    [Fact]
    public void No_type_has_a_vague_name() => Assert.Empty(VagueNames(Written()));

    [Fact]
    public void Refusals_are_named_noun_dot_reason() => Assert.Empty(BadCodes(Written()));

    [Fact]
    public void Events_are_named_noun_dot_past_tense_dot_version() => Assert.Empty(BadEvents(Written()));

    [Fact]
    public void Instants_end_in_At_or_By() => Assert.Empty(BadInstants(Written()));

    [Fact]
    public void The_check_finds_names_to_check()
    {
        Assert.True(Codes(Written()).Count() >= 5);
        Assert.True(Events(Written()).Count() >= 5);
    }

    [Fact]
    public void The_check_catches_each_kind_of_slip()
    {
        Type[] slips = [typeof(TicketManager), typeof(Slips), typeof(SlippedEvent)];
        Assert.Equal([nameof(TicketManager)], VagueNames(slips));
        Assert.Equal(["Closed!"], BadCodes(slips));
        Assert.Equal(["ticketEscalate"], BadEvents(slips));
        Assert.Equal(["Slips.Deadline"], BadInstants(slips));
    }

    internal sealed class TicketManager;

    internal sealed class Slips
    {
        public static readonly Refusal Closed = Refusal.Conflict("Closed!", "");
        public DateTimeOffset Deadline { get; init; }
    }

    [JsonDerivedType(typeof(SlippedEvent), "ticketEscalate")]
    internal sealed record SlippedEvent;

    private static IEnumerable<Type> Written() =>
        House.All.SelectMany(a => a.GetTypes()).Where(t => t.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
            && t.Namespace?.StartsWith("Platform", StringComparison.Ordinal) == true && !t.Name.Contains('<'));

    private static IEnumerable<string> VagueNames(IEnumerable<Type> types) =>
        types.Select(t => t.Name.Split('`')[0]).Where(n => Vague.Any(v => n.EndsWith(v, StringComparison.Ordinal)));

    private static IEnumerable<string> BadCodes(IEnumerable<Type> types) => Codes(types).Where(c => !Code().IsMatch(c));
    private static IEnumerable<string> BadEvents(IEnumerable<Type> types) => Events(types).Where(e => !Event().IsMatch(e));

    private static IEnumerable<string> Codes(IEnumerable<Type> types) =>
        from type in types
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType == typeof(Refusal)
        select ((Refusal)field.GetValue(null)!).Code;

    private static IEnumerable<string> Events(IEnumerable<Type> types) =>
        from type in types
        where type.Name.EndsWith("Event", StringComparison.Ordinal)
        from named in type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)
        select (string)named.TypeDiscriminator!;

    private static IEnumerable<string> BadInstants(IEnumerable<Type> types) =>
        from type in types
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where property.PropertyType == typeof(DateTimeOffset) || property.PropertyType == typeof(DateTimeOffset?)
        where !Instant().IsMatch(property.Name)
        select $"{type.Name}.{property.Name}";

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)?$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\.[a-z0-9-]*(ed|en|et|out|ft|ost|ought|one|in|id|awn)\.v\d+$")]
    private static partial Regex Event();

    // "Now" is a call's; "Since", "Until", "From" and "To" bound a span.
    [GeneratedRegex(@"(At|By|Now|Since|Until|From|To)$")]
    private static partial Regex Instant();
}
