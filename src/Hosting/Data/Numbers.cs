namespace Platform.Hosting.Data;

/// <summary>Numbers people say aloud, counted per tenant: S-1, D-17. A refused change leaves a gap, never a double.</summary>
public sealed class Numbers(Databases databases)
{
    /// <summary>Takes the next <paramref name="count"/> numbers of a kind and answers the first.</summary>
    public async Task<int> Take(TenantId tenant, string kind, CancellationToken ct, int count = 1)
    {
        await using var connection = await databases.OpenFor(tenant, ct);
        await using var take = connection.CreateCommand();
        take.CommandText = """
            insert into platform.numbers (tenant, kind, taken) values ($1, $2, $3)
            on conflict (tenant, kind) do update set taken = numbers.taken + excluded.taken
            returning taken
            """;
        take.Parameters.AddWithValue(tenant.Value);
        take.Parameters.AddWithValue(kind);
        take.Parameters.AddWithValue(count);
        return (int)(await take.ExecuteScalarAsync(ct))! - count + 1;
    }
}
