using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Hosting.Data;

public static class JsonColumns
{
    /// <summary>The value is kept as one document, and replaced as a whole.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property) => property.HasColumnType("jsonb")
        .HasConversion(value => JsonSerializer.Serialize(value, JournalEntry.Json), text => JsonSerializer.Deserialize<T>(text, JournalEntry.Json)!,
            new ValueComparer<T>((a, b) => Equals(a, b), value => value!.GetHashCode(), value => value));
}
