package main

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5/stdlib"
	"github.com/libtnb/sqlite"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// gormSQLite has GORM make the table, in SQLite.
func gormSQLite() store {
	return store{"GORM on SQLite", func(ctx context.Context, all []payment) ([]payment, []string, error) {
		db, err := openSQLite()
		if err != nil {
			return nil, nil, err
		}
		defer db.Close()
		return byGORM(ctx, sqlite.Dialector{Conn: db}, all)
	}}
}

// gormPostgres has GORM make the table, in PostgreSQL.
func gormPostgres(url string) store {
	return store{"GORM on PostgreSQL", func(ctx context.Context, all []payment) ([]payment, []string, error) {
		config, err := temporary(url)
		if err != nil {
			return nil, nil, err
		}
		db := stdlib.OpenDB(*config)
		defer db.Close()
		db.SetMaxOpenConns(1)
		return byGORM(ctx, postgres.New(postgres.Config{Conn: db}), all)
	}}
}

// byGORM has a table made, and creates and finds each payment.
func byGORM(ctx context.Context, dialect gorm.Dialector, all []payment) ([]payment, []string, error) {
	db, err := gorm.Open(dialect, &gorm.Config{Logger: logger.Discard})
	if err != nil {
		return nil, nil, err
	}
	db = db.WithContext(ctx)
	if err := db.AutoMigrate(&payment{}); err != nil {
		return nil, nil, err
	}
	back := make([]payment, len(all))
	for i, p := range all {
		if err := db.Create(&p).Error; err != nil {
			return nil, nil, err
		}
		if err := db.First(&back[i], p.ID).Error; err != nil {
			return nil, nil, err
		}
	}
	columns, err := db.Migrator().ColumnTypes(&payment{})
	if err != nil {
		return nil, nil, err
	}
	line := "columns:"
	for _, c := range columns {
		line += fmt.Sprintf(" %s %s", c.Name(), c.DatabaseTypeName())
	}
	return back, []string{line}, nil
}
