using System.Text.Json.Serialization;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;

namespace Platform.Identity.Audit;

/// <summary>What is told of access itself. It changes no record: each fact is a stream of one entry.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(AccessRefused), AccessRefused.Name)]
internal abstract record AccessEvent
{
    public const string Kind = "access";
}

/// <summary>Somebody known asked for what they may not: they lack a permission, or the rules of what they asked for refuse it, by a code like "user.above-you".</summary>
internal sealed record AccessRefused(string? Permission, string Method, string Path, string? Code = null) : AccessEvent
{
    public const string Name = "access.refused.v1";
}

/// <summary>Tells what was refused.</summary>
internal sealed class AccessNarrator : INarrator
{
    public string StreamKind => AccessEvent.Kind;

    public string Tell(JournalEntry entry) => entry.Read<AccessEvent>() switch
    {
        AccessRefused { Code: { } code } e => $"Was refused {e.Method} {e.Path} by the rule {code}",
        AccessRefused e => $"Was refused {e.Method} {e.Path}, which needs {e.Permission}",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}
