namespace Platform.Hosting.Contributions;

/// <summary>Keys for programs of ours that play a part in the demo, such as the fleet simulator. In Development only.</summary>
public interface IDemoKeys
{
    /// <summary>Makes a key and answers its secret, which is kept nowhere else; earlier keys of the same name are revoked.</summary>
    Task<string> Create(TenantId tenant, string name, IReadOnlyList<string> scopes, CancellationToken ct);
}
