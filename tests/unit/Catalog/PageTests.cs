using EduStream.Catalog.Paging;
using EduStream.Contracts;
using Xunit;

namespace EduStream.Tests.Unit.Catalog;

public sealed class PageTests
{
    [Fact]
    public void Of_OneMoreThanAskedFor_NamesTheNext()
    {
        var page = Page<int>.Of([1, 2, 3], 2, last => $"after {last}");
        Assert.Equal([1, 2], page.Items);
        Assert.Equal("after 2", page.Next);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Of_NoMoreThanAskedFor_IsTheLast(int rows) => Assert.Null(Page<int>.Of([.. Enumerable.Range(0, rows)], 2, _ => "more").Next);

    [Fact]
    public void TryRead_WhatOfWrote_IsTheSame()
    {
        var course = new CourseId(Guid.CreateVersion7());
        Assert.True(Cursors.TryRead(Cursors.Of(course, 17), out var read, out var position));
        Assert.Equal((course, 17), (read, position));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("x.1")]
    [InlineData("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    [InlineData("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b.")]
    [InlineData("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b.99999999999")]
    public void TryRead_AnythingElse_IsRefused(string text) => Assert.False(Cursors.TryRead(text, out _, out _));
}
