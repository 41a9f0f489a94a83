using System.Security.Claims;

namespace Platform.Hosting.Http.Keys;

/// <summary>Whoever gives out keys that sign requests: people's programs have one kind, devices another. A module adds its own by registering one.</summary>
public interface IKeyIssuer
{
    /// <summary>How its keys begin: two small letters and an underscore.</summary>
    string Mark { get; }

    /// <summary>Whose key this is, and what it may do; null when it is nobody's, whatever the reason.</summary>
    ValueTask<ClaimsPrincipal?> Check(string text, CancellationToken ct);
}
