using EduStream.LocalDapr.State;
using EduStream.LocalDapr.Storage;
using Xunit;

namespace EduStream.Tests.Component.Runtime;

/// <summary>A million keys cost what a thousand do: no statement of the state store reads more rows than it needs. Its speed is in the benchmark.</summary>
public sealed class StatePlanTests
{
    [Fact]
    public async Task Every_statement_of_the_state_store_finds_its_rows_by_an_index()
    {
        var folder = Directory.CreateTempSubdirectory("edustream-plan-");
        await using (var database = Database.Open(folder.FullName, [StateTable.Schema]))
        {
            var plans = await database.WriteAsync(session =>
            {
                UseAll(session);
                return session.Statements.Where(sql => sql.Contains(" state ", StringComparison.Ordinal))
                    .Select(sql => (Sql: sql, Steps: session.Query("EXPLAIN QUERY PLAN " + sql, row => row.Text(3)))).ToList();
            });
            Assert.Equal(7, plans.Count);
            foreach (var (sql, steps) in plans)
            {
                // An insert looks its key up without a step of the plan.
                Assert.True(steps.TrueForAll(step => step.StartsWith("SEARCH state USING INDEX ", StringComparison.Ordinal)) && (steps.Count == 1 || sql.StartsWith("INSERT", StringComparison.Ordinal)), $"{sql}: {string.Join(", ", steps)}");
            }
        }

        folder.Delete(recursive: true);
    }

    private static void UseAll(SqlSession session)
    {
        var save = new StateOperation("k", null, Concurrency.LastWrite) { Value = "1"u8.ToArray() };
        StateTable.Apply(session, "s", "k", save with { Concurrency = Concurrency.FirstWrite }, 0);
        StateTable.Apply(session, "s", "k", save, 0);
        StateTable.Apply(session, "s", "k", save with { ETag = StateTable.Get(session, "s", "k", 0)!.ETag }, 0);
        StateTable.Apply(session, "s", "k", save with { Value = null, ETag = StateTable.Get(session, "s", "k", 0)!.ETag }, 0);
        StateTable.Apply(session, "s", "k", save with { Value = null }, 0);
        StateTable.RemoveExpired(session, 0);
    }
}
