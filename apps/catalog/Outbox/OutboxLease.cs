using EduStream.Catalog.Database;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Outbox;

/// <summary>
/// One replica publishes at a time, because two would break the order of events. The lease is taken for one message and given back after it;
/// it outlives one publication, and that of a replica that dies runs out.
/// </summary>
internal sealed class OutboxLease
{
    internal const string Name = "outbox";

    internal static readonly TimeSpan Life = TimeSpan.FromSeconds(15);

    public required string Id { get; init; }

    public required string Owner { get; init; }

    /// <summary>Unix time in milliseconds: a number compares in every database.</summary>
    public required long Until { get; init; }

    internal static async Task<bool> TakeAsync(CatalogDb db, string owner, DateTimeOffset now, CancellationToken stop)
    {
        var (at, until) = (now.ToUnixTimeMilliseconds(), (now + Life).ToUnixTimeMilliseconds());
        return await db.Leases.Where(lease => lease.Id == Name && (lease.Owner == owner || lease.Until < at))
            .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Owner, owner).SetProperty(lease => lease.Until, until), stop) == 1;
    }

    internal static Task GiveBackAsync(CatalogDb db, string owner) =>
        db.Leases.Where(lease => lease.Id == Name && lease.Owner == owner).ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Until, 0), CancellationToken.None);
}
