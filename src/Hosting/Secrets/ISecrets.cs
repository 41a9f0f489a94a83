namespace Platform.Hosting.Secrets;

/// <summary>
/// Seals what must be read again but not by whoever reads the database: a webhook's signing key, a second factor's seed. What only has to be compared
/// is hashed instead.
/// </summary>
public interface ISecrets
{
    /// <summary>A text for a column. It opens for the same tenant and purpose only: copied to another row's column it is worthless.</summary>
    ValueTask<string> Seal(TenantId tenant, string purpose, ReadOnlyMemory<byte> secret, CancellationToken ct);

    /// <summary>What was sealed; throws <see cref="System.Security.Cryptography.CryptographicException"/> when it was damaged, moved, or sealed with a key we do not have.</summary>
    ValueTask<byte[]> Open(TenantId tenant, string purpose, string sealedText, CancellationToken ct);
}

/// <summary>A column of sealed texts, so that they can be sealed anew when keys have grown old.</summary>
/// <param name="Table">With its schema: "integrations.webhooks". The machinery's role may select its tenant, key and this column, and update this column.</param>
/// <param name="Key">The uuid that, with the column tenant, names a row.</param>
/// <param name="Column">A text column, which may be null.</param>
/// <param name="Purpose">As given to <see cref="ISecrets"/>.</param>
public sealed record SealedColumn(string Table, string Key, string Column, string Purpose);
