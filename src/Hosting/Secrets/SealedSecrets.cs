using System.Security.Cryptography;

namespace Platform.Hosting.Secrets;

/// <summary>Seals with the newest key, opens with whichever it was.</summary>
internal sealed class SealedSecrets(SecretKeys keys) : ISecrets
{
    public async ValueTask<string> Seal(TenantId tenant, string purpose, ReadOnlyMemory<byte> secret, CancellationToken ct) =>
        Envelope.Seal(await keys.Newest(ct), tenant, purpose, secret.Span);

    public async ValueTask<byte[]> Open(TenantId tenant, string purpose, string sealedText, CancellationToken ct)
    {
        try
        {
            var key = await keys.Find(Envelope.KeyOf(sealedText), ct) ?? throw new CryptographicException("This secret was sealed with a key that is not here.");
            return Envelope.Open(key, tenant, purpose, sealedText);
        }
        catch (CryptographicException)
        {
            SecurityMetrics.Unopened.Add(1);
            throw;
        }
    }
}
