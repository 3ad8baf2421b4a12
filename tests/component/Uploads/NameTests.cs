using System.Net;
using EduStream.Testing.Media.Dirty;
using Xunit;
using static EduStream.Tests.Component.Uploads.UploadsFixture;

namespace EduStream.Tests.Component.Uploads;

/// <summary>A file's name is text for people: shown in one plain line, and part of no path.</summary>
public sealed class NameTests : IAsyncLifetime
{
    private UploadsFixture uploads = null!;

    public async ValueTask InitializeAsync() => uploads = await StartAsync(fixture => fixture.Settings["Uploads:MaxOpenPerPerson"] = "100");

    public ValueTask DisposeAsync() => uploads.DisposeAsync();

    [Fact]
    public async Task Nasty_names_are_accepted_as_plain_text_and_name_no_file()
    {
        await EduStream.Testing.Eventually.TrueAsync(async () => (await uploads.CreateAsync(5)).IsSuccessStatusCode); // the catalog may still be starting
        foreach (var (sent, shown) in NastyNames.All)
        {
            using var answer = await uploads.CreateAsync(5, fileName: sent);

            Assert.Equal((shown, HttpStatusCode.Created), (shown, answer.StatusCode));
            Assert.Equal(shown, uploads.Registered.Last().FileName);
            Assert.Matches("^/uploads/[0-9a-f-]{36}$", answer.Headers.Location!.ToString());
        }

        var files = await uploads.Media.ListAsync("").ToListAsync();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Matches("^[a-z0-9/._-]+$", file.Path));
    }

    [Fact]
    public async Task A_name_beyond_the_limit_of_metadata_is_refused_by_name()
    {
        using var answer = await uploads.CreateAsync(5, fileName: NastyNames.TooLong);

        await answer.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-metadata");
        Assert.Empty(uploads.Registered);
    }
}
