using System.Net;
using System.Net.Http.Headers;
using System.Text;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Media.Captions;
using EduStream.Storage;
using EduStream.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

/// <summary>What was accepted grows by what is done to it: letters of two bytes take three in UTF-8, and what has to be escaped takes five.</summary>
public sealed class LargeCaptionTests
{
    [Theory]
    [InlineData("utf-16", "字幕", 990)]
    [InlineData("utf-8", "&x", 1900)]
    public async Task Captions_that_grew_when_they_were_stored_are_read_whole(string encoding, string words, int cues)
    {
        await using var catalog = await CatalogFixture.StartAsync();
        var video = await catalog.PublishAsync(await catalog.LessonAsync(await catalog.CourseAsync()));
        var (text, bytes) = (new StringBuilder(), System.Text.Encoding.GetEncoding(encoding));
        for (var i = 0; i < cues; i++)
        {
            // All of them lie in a lecture of ten seconds.
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1}\n00:00:0{i * 4 / 1000},{i * 4 % 1000:000} --> 00:00:0{((i * 4) + 3) / 1000},{((i * 4) + 3) % 1000:000}\n")
                .Append(System.Globalization.CultureInfo.InvariantCulture, $"{i} ").Insert(text.Length, words, 475).Append("\n\n");
        }

        byte[] original = [.. bytes.GetPreamble(), .. bytes.GetBytes(text.ToString())];
        Assert.InRange(original.Length, 1_500_000, CaptionImport.MostBytes);
        using var content = new ByteArrayContent(original) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-subrip") } };
        var answer = await catalog.Instructor.PutAsync($"/api/catalog/videos/{video}/captions/en", content);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);

        var store = catalog.App.Services.GetRequiredService<IMediaStore>();
        await using var list = await store.OpenReadAsync(MediaPaths.CaptionList(video));
        var entry = (await System.Text.Json.JsonSerializer.DeserializeAsync<CaptionList>(list, ServiceDefaults.ServiceDefaults.Json))!.Captions.Single();
        var read = await catalog.Learner.GetByteArrayAsync($"/api/catalog/videos/{video}/captions/en");
        Assert.Equal(entry.Bytes, read.Length);
        Assert.Equal((cues, cues), (entry.Cues, CaptionImport.ReadRepaired(read).Count));
        Assert.Equal(original, await catalog.Instructor.GetByteArrayAsync($"/api/catalog/videos/{video}/captions/en?original=true"));
    }
}
